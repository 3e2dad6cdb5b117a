import type { HttpMethod } from "../../src/handler/contract.js";
import type { FileChange, Finding, Plan } from "../../src/plan/contract.js";

/** A finding as planning gives it; name only what a test is about. */
export function aFinding(path: string, about: Partial<Finding> = {}): Finding {
  return {
    rule: "default-export",
    path,
    line: 1,
    column: 1,
    safety: "safe",
    severity: "error",
    docs: "https://example.com/default-export.md",
    methods: ["GET"],
    message: "The default export of a route file is never called.",
    notes: [],
    fingerprint: "0123456789abcdef",
    ...about,
  };
}

/** A change that is safe. */
export function aChange(path: string, about: Partial<FileChange> = {}): FileChange {
  return {
    path,
    absolutePath: `/repo/${path}`,
    before: "export default handler;\n",
    after: "export { handler as GET };\n",
    hash: "",
    safety: "safe",
    findings: [aFinding(path)],
    ...about,
  };
}

/** A change that rests on an assumption about the methods; the text tells which were chosen. */
export function anAssumption(path: string, options: HttpMethod[], chosen: HttpMethod[]): FileChange {
  return aChange(path, {
    safety: "unsafe",
    after: `// ${chosen.join(" ")}\n`,
    findings: [aFinding(path, { safety: "unsafe", methods: chosen, methodChoice: { options, chosen } })],
    withMethods: (methods) => anAssumption(path, options, methods),
  });
}

export function aPlan(about: Partial<Plan> = {}): Plan {
  const choose = (): Plan => {
    throw new Error("This plan has no choices.");
  };
  return {
    root: "/repo",
    changes: [],
    manual: [],
    choices: [],
    choose,
    problems: [],
    restsOn: new Map(),
    examined: 1,
    ...about,
  };
}
