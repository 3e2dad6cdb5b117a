import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { RouteContext, RouteFinding, RouteRepair } from "../../src/handler/contract.js";
import { makePlan, type PlanRequest } from "../../src/plan/index.js";
import type { PlanParts } from "../../src/plan/make-plan.js";
import { rules } from "../../src/rules/registry.js";
import type { Rule, RuleFinding, RuleResult } from "../../src/rules/rule.js";
import { BROKEN, type Files, HEALTHY, temporaryFolder, temporaryRepo } from "../project/temporary-repo.js";

function finding(changes: Partial<RouteFinding> = {}): RouteFinding {
  return {
    rule: "default-export",
    safety: "safe",
    methods: ["GET"],
    line: 1,
    column: 1,
    message: "wrong",
    notes: [],
    ...changes,
  };
}

/** Planning with a compiler whose answers the test decides. */
function plan(
  cwd: string,
  answer: (source: string, context: RouteContext) => RouteRepair,
  request: Partial<PlanRequest> = {},
  parts: Partial<PlanParts> = {},
) {
  return makePlan(
    { paths: ["."], cwd, ...request },
    { rules, loadRepairRoute: async () => answer, ...parts },
  );
}

const repaired = (source: string): RouteRepair => ({ findings: [finding()], code: `// repaired\n${source}` });

describe("what a plan holds", () => {
  test("changes by path, with what is needed to write them safely", async () => {
    const repo = temporaryRepo({ "app/api/b/route.ts": BROKEN, "app/api/[id]/route.ts": BROKEN });
    const found = await plan(repo, repaired);
    expect(found).toMatchObject({ root: repo, manual: [], problems: [], examined: 2 });
    expect(found.changes.map(({ path }) => path)).toEqual(["app/api/[id]/route.ts", "app/api/b/route.ts"]);
    expect(found.changes[0]).toEqual({
      path: "app/api/[id]/route.ts",
      absolutePath: join(repo, "app/api/[id]/route.ts"),
      before: BROKEN,
      after: `// repaired\n${BROKEN}`,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      safety: "safe",
      findings: [
        {
          ...finding(),
          path: "app/api/[id]/route.ts",
          severity: "error",
          docs: "https://github.com/route-codemod/route-codemod/blob/main/docs/rules/default-export.md",
          code: "export default function handler(req, res) {",
          fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        },
      ],
    });
  });

  test("findings without an edit are left to do, in path and file order", async () => {
    const repo = temporaryRepo({ "app/api/b/route.ts": BROKEN, "app/api/a/route.ts": BROKEN });
    const found = await plan(repo, () => ({
      findings: [
        finding({ safety: "manual", line: 9 }),
        finding({ safety: "manual", rule: "pages-signature", line: 2 }),
      ],
    }));
    expect(found.changes).toEqual([]);
    expect(found.manual.map(({ path, line }) => `${path}:${line}`)).toEqual([
      "app/api/a/route.ts:2",
      "app/api/a/route.ts:9",
      "app/api/b/route.ts:2",
      "app/api/b/route.ts:9",
    ]);
  });

  test("a change is as unsafe as its least safe finding", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN });
    const findings = [finding(), finding({ rule: "lowercase-method", safety: "unsafe", line: 3 })];
    const found = await plan(repo, () => ({ findings, code: "new" }));
    expect(found.changes).toMatchObject([
      { safety: "unsafe", findings: [{ rule: "default-export" }, { rule: "lowercase-method" }] },
    ]);
  });

  test("healthy routes are examined, and the compiler isn't even loaded", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": HEALTHY });
    const found = await plan(
      repo,
      repaired,
      {},
      {
        loadRepairRoute: () => Promise.reject(new Error("loaded")),
      },
    );
    expect(found).toMatchObject({ changes: [], manual: [], problems: [], examined: 1 });
  });

  test("only what the paths ask for", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN, "app/api/b/route.ts": BROKEN });
    const found = await plan(repo, repaired, { paths: ["app/api/a"] });
    expect(found.changes.map(({ path }) => path)).toEqual(["app/api/a/route.ts"]);
    expect(found.examined).toBe(1);
  });

  test("the same repo gives the same plan", async () => {
    const repo = temporaryRepo(
      Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`app/api/r${index}/route.ts`, BROKEN])),
    );
    expect(JSON.stringify(await plan(repo, repaired))).toBe(JSON.stringify(await plan(repo, repaired)));
  });

  test("says how far it is", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN, "app/api/b/route.ts": HEALTHY });
    const seen: string[] = [];
    await plan(repo, repaired, {
      onProgress: ({ phase, done, total, path }) => seen.push(`${phase} ${done}/${total ?? "?"} ${path}`),
    });
    expect(seen).toContain("looking 1/? .");
    expect(seen.slice(-2)).toEqual(["checking 1/2 app/api/a/route.ts", "checking 2/2 app/api/b/route.ts"]);
  });
});

describe("what the compiler is told", () => {
  const contextFor = async (files: Files, request: Partial<PlanRequest> = {}) => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN, ...files });
    let context: RouteContext | undefined;
    await plan(
      repo,
      (_, given) => {
        context = given;
        return { findings: [] };
      },
      request,
    );
    return context;
  };

  test("the place, the version and the config", async () => {
    const context = await contextFor({
      "package.json": `{"dependencies":{"next":"15.1.0"}}`,
      "next.config.js": "module.exports = { cacheComponents: true }",
    });
    expect(context).toEqual({
      program: expect.anything(),
      path: "app/api/a/route.ts",
      next: 15,
      importers: [],
      cacheComponents: true,
      pagesRouter: false,
      staticExport: false,
    });
  });

  test("the user's methods", async () => {
    expect(await contextFor({}, { methods: ["PUT"] })).toMatchObject({ methods: ["PUT"] });
  });

  test("the callers' methods, and that they send forms", async () => {
    const context = await contextFor({
      "components/form.tsx": `export default () => <form action="/api/a" method="post" />`,
      "lib/load.ts": `export const load = () => fetch("/api/a")`,
    });
    expect(context).toMatchObject({ callerMethods: ["GET", "POST"], formCallers: true });
  });

  test("who imports from it", async () => {
    const context = await contextFor({ "lib/a.ts": 'import handler from "../app/api/a/route";' });
    expect(context).toMatchObject({ importers: [{ path: "lib/a.ts", names: ["default"] }] });
  });

  test("that other callers are in doubt", async () => {
    const context = await contextFor({ "lib/a.ts": `fetch("/api/a"); fetch("/api/a", { method })` });
    expect(context).toMatchObject({ callerMethods: ["GET"], uncertainCallers: true });
  });

  test("that the app stays a static export, when the rule against it takes no part", async () => {
    const files = { "next.config.js": `module.exports = { output: "export" }` };
    expect(await contextFor(files, { skip: ["output-export"] })).toMatchObject({ staticExport: true });
  });
});

describe("other methods than the assumed ones", () => {
  test("give the same change anew, with the callers that speak for it", async () => {
    const repo = temporaryRepo({
      "app/api/a/route.ts": BROKEN,
      "lib/a.ts": `fetch("/api/a", { method: "PUT" });\nfetch("/api/a", { method });`,
    });
    const found = await plan(repo, (_, { methods = ["GET"] }) => ({
      findings: [
        finding({ safety: "unsafe", methods, methodChoice: { options: ["GET", "PUT"], chosen: methods } }),
      ],
      code: methods.join(),
    }));
    const [change] = found.changes;
    expect(change?.findings[0]?.notes).toEqual([
      "lib/a.ts:1 requests it with PUT.",
      "lib/a.ts:2 requests /api/a, with a method that can't be told.",
    ]);
    const other = change?.withMethods?.(["PUT"]);
    expect(other).toMatchObject({ after: "PUT", hash: change?.hash, findings: [{ methods: ["PUT"] }] });
    expect(other?.withMethods?.(["GET"]).after).toBe("GET");
  });

  test("hold for all findings of the file", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN });
    const found = await plan(repo, (_, { methods = ["GET"] }) => ({
      findings: [
        finding({ safety: "unsafe", methodChoice: { options: ["GET", "POST"], chosen: methods } }),
        finding({ rule: "pages-signature", line: 8 }),
      ],
      code: methods.join(),
    }));
    const other = found.changes[0]?.withMethods?.(["POST"]);
    expect(other?.after).toBe("POST");
    expect(other?.findings.map(({ rule }) => rule)).toEqual(["default-export", "pages-signature"]);
  });

  test("that can't be had are an error with the reason", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN });
    const found = await plan(repo, (_, { methods }) =>
      methods
        ? { findings: [finding({ safety: "manual", message: "not with these" })] }
        : { findings: [finding({ methodChoice: { options: ["GET"], chosen: ["GET"] } })], code: "x" },
    );
    expect(() => found.changes[0]?.withMethods?.(["PUT"])).toThrow("not with these");
  });

  test("are not offered where nothing was assumed", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN });
    expect((await plan(repo, repaired)).changes[0]).not.toHaveProperty("withMethods");
  });
});

describe("chosen rules", () => {
  const both = () => ({ findings: [finding(), finding({ rule: "pages-signature", line: 4 })], code: "new" });

  test("a file that needs a skipped rule as well stays as it is", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN });
    for (const request of [{ skip: ["pages-signature"] }, { rules: ["default-export"] }]) {
      const found = await plan(repo, both, request);
      expect(found.changes).toEqual([]);
      expect(found.manual).toMatchObject([
        { rule: "default-export", message: expect.stringContaining("run with pages-signature too") },
      ]);
    }
  });

  test("findings of skipped rules aren't mentioned", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN });
    expect(await plan(repo, repaired, { skip: ["default-export"] })).toMatchObject({
      changes: [],
      manual: [],
    });
  });
});

describe("several rules, one file", () => {
  const rule = (id: string, after: string | undefined): Rule => ({
    id,
    title: id,
    docs: `docs/rules/${id}.md`,
    severity: "error",
    safety: "",
    detect: (app) =>
      app.routes.map(({ path }) => ({
        path,
        findings: [finding({ message: `${id}.` })],
        ...(after ? { after } : {}),
      })),
  });

  test("the second rewrite waits for the next run", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN });
    const found = await plan(
      repo,
      repaired,
      {},
      { rules: [rule("one", "1"), rule("two", "2"), rule("three", undefined)] },
    );
    expect(found.changes).toMatchObject([{ after: "1", findings: [{ rule: "one" }] }]);
    expect(found.manual).toMatchObject([
      { rule: "three", safety: "manual", message: "three." },
      {
        rule: "two",
        safety: "manual",
        message: "two. The fix of one changes the same file; apply it first, then run again.",
      },
    ]);
  });

  /** A rule that says these results of every app. */
  const saying = (id: string, ...results: RuleResult[]): Rule => ({
    ...rule(id, undefined),
    detect: () => results,
  });
  const A = "app/api/a/route.ts";
  const B = "app/api/b/route.ts";
  const LINES = "one\ntwo\nthree\n";
  const planned = (...given: Rule[]) =>
    plan(temporaryRepo({ [A]: LINES, [B]: LINES }), () => ({ findings: [] }), {}, { rules: given });
  const replaced = (
    start: number,
    end: number,
    text: string,
    about: Partial<RuleFinding> = {},
  ): RuleResult => ({
    path: A,
    findings: [finding(about)],
    edits: [{ start, end, text }],
  });

  test("edits of different places are one change", async () => {
    const whole = { path: A, findings: [finding()], after: "one\ntwo\nTHREE\n" };
    const found = await planned(
      saying("one", replaced(0, 3, "ONE")),
      saying("two", whole),
      saying("three", replaced(14, 14, "four\n")),
    );
    expect(found.changes).toMatchObject([
      { after: "ONE\ntwo\nTHREE\nfour\n", findings: [{ rule: "one" }, { rule: "three" }, { rule: "two" }] },
    ]);
    expect(found.manual).toEqual([]);
  });

  test("what overlaps waits for the next run, and the same edit is made once", async () => {
    const found = await planned(
      saying("one", replaced(0, 3, "ONE")),
      saying("two", replaced(2, 5, "x")),
      saying("three", replaced(0, 3, "ONE")),
    );
    expect(found.changes).toMatchObject([
      { after: "ONE\ntwo\nthree\n", findings: [{ rule: "one" }, { rule: "three" }] },
    ]);
    expect(found.manual).toMatchObject([{ rule: "two", message: expect.stringContaining("fix of one") }]);
  });

  test("what is safe goes before what rests on an assumption, and can be had alone", async () => {
    const found = await planned(
      saying("one", replaced(0, 3, "guess", { safety: "unsafe" })),
      saying("two", replaced(0, 3, "ONE")),
      saying("three", replaced(4, 7, "TWO", { safety: "unsafe" })),
    );
    expect(found.changes).toMatchObject([
      {
        after: "ONE\nTWO\nthree\n",
        safety: "unsafe",
        safePart: { after: "ONE\ntwo\nthree\n", safety: "safe", findings: [{ rule: "two" }] },
      },
    ]);
    expect(found.manual).toMatchObject([{ rule: "one" }]);
  });

  test("one text is as unsafe as the least safe rule that wants it", async () => {
    const found = await planned(
      saying("one", { path: A, findings: [finding()], after: "x" }),
      saying("two", { path: A, findings: [finding({ safety: "unsafe" })], after: "x" }),
    );
    expect(found.changes).toMatchObject([{ safety: "unsafe", after: "x" }]);
    expect(found.changes[0]).not.toHaveProperty("safePart");
  });

  test("a finding may weigh less than its rule", async () => {
    const found = await planned(
      saying("one", { path: A, findings: [{ ...finding({ safety: "manual" }), severity: "info" }] }),
    );
    expect(found.manual).toMatchObject([{ severity: "info" }]);
  });

  test("a rule that edits a file which was not read is a problem of its own", async () => {
    const found = await planned(saying("one", { ...replaced(0, 1, ""), path: "lib/x.ts" }), rule("two", "2"));
    expect(found.changes).toHaveLength(2);
    expect(found.problems).toMatchObject([
      { path: "lib/x.ts", message: expect.stringMatching(/^Internal error/) },
    ]);
  });

  describe("several ways to mend a finding", () => {
    const choosable = saying("one", {
      path: A,
      findings: [finding({ safety: "unsafe", line: 2 })],
      alternatives: [
        { id: "here", title: "Here", safety: "safe", path: A, edits: [{ start: 0, end: 3, text: "ONE" }] },
        {
          id: "there",
          title: "There",
          safety: "unsafe",
          path: B,
          edits: [{ start: 4, end: 7, text: "TWO" }],
        },
      ],
    });

    test("the first is taken, and decides how safe it is", async () => {
      const found = await planned(choosable);
      expect(found.changes).toMatchObject([{ path: A, after: "ONE\ntwo\nthree\n", safety: "safe" }]);
      expect(found.choices).toMatchObject([
        {
          findings: [{ rule: "one", line: 2 }],
          alternatives: [{ id: "here" }, { id: "there" }],
          chosen: "here",
        },
      ]);
      expect(found.changes[0]?.findings[0]).toMatchObject({ safety: "safe", choice: found.choices[0]?.id });
    });

    test("another one gives another plan, and what it doesn't concern stays", async () => {
      const found = await planned(choosable, saying("two", { ...replaced(0, 3, "first"), path: B }));
      const other = found.choose(found.choices[0]!.id, "there");
      expect(other.changes).toMatchObject([
        {
          path: B,
          after: "first\nTWO\nthree\n",
          safety: "unsafe",
          findings: [
            { rule: "one", path: A },
            { rule: "two", path: B },
          ],
          safePart: { after: "first\ntwo\nthree\n" },
        },
      ]);
      expect(other.choices[0]?.chosen).toBe("there");
      const none = other.choose(found.choices[0]!.id, undefined);
      expect(none.changes).toMatchObject([{ path: B, after: "first\ntwo\nthree\n" }]);
      expect(none.manual).toEqual([]);
      expect(found.choose(found.choices[0]!.id, undefined).changes[0]).toBe(found.changes[1]);
    });

    test("one way alone is no choice", async () => {
      const only = await choosable.detect({} as never, {} as never);
      const found = await planned(
        saying("one", ...only.map((one) => ({ ...one, alternatives: one.alternatives!.slice(1) }))),
      );
      expect(found.choices).toEqual([]);
      expect(found.changes).toMatchObject([{ path: B, findings: [{ path: A }] }]);
    });
  });

  test("a rule that fails is a problem of its own", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN, "next.config.js": "" });
    const broken: Rule = {
      ...rule("broken", undefined),
      detect: () => {
        throw new TypeError("x is not a function");
      },
    };
    const found = await plan(repo, repaired, {}, { rules: [broken, rule("one", "1")] });
    expect(found.changes).toHaveLength(1);
    expect(found.problems).toMatchObject([
      {
        path: "next.config.js",
        message: expect.stringMatching(/Internal error.*x is not a function.*report/),
      },
    ]);
  });
});

describe("trouble", () => {
  test("a syntax error is a problem with its place, and the others go on", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN, "app/api/b/route.ts": BROKEN });
    const found = await plan(repo, (source, { path }) => {
      if (path.includes("/a/")) {
        throw Object.assign(new SyntaxError("Unexpected token (3:4)"), { loc: { line: 3, column: 4 } });
      }
      return repaired(source);
    });
    expect(found.changes).toHaveLength(1);
    expect(found.problems).toEqual([
      {
        path: "app/api/a/route.ts",
        message: "app/api/a/route.ts can't be parsed: Unexpected token. Mend the syntax, then run again.",
        line: 3,
        column: 5,
      },
    ]);
  });

  test("a failure of the compiler is a problem with a request to report it", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN });
    const found = await plan(repo, () => {
      throw new TypeError("node is undefined");
    });
    expect(found.problems).toMatchObject([
      { path: "app/api/a/route.ts", message: expect.stringMatching(/^Internal error.*Please report/) },
    ]);
  });

  test("code that is too deep for the compiler is named as that", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN });
    const found = await plan(repo, () => {
      throw new RangeError("Maximum call stack size exceeded");
    });
    expect(found.problems).toMatchObject([
      { path: "app/api/a/route.ts", message: expect.stringMatching(/nested too deeply.*left as it is/) },
    ]);
  });

  test.each([
    [["nowhere"], /nowhere doesn't exist/],
    [["lib/a.ts"], /neither a route handler nor a next\.config/],
  ])("%j can't be planned", async (paths, message) => {
    const repo = temporaryRepo({ "app/page.tsx": "", "lib/a.ts": "" });
    await expect(plan(repo, repaired, { paths })).rejects.toMatchObject({
      name: "PlanError",
      message: expect.stringMatching(message),
    });
  });

  test("a folder without an app can't be planned", async () => {
    const folder = temporaryFolder({ "index.js": "" });
    await expect(plan(folder, repaired)).rejects.toMatchObject({ name: "PlanError" });
  });

  test("an app without any API routes is fine, and nothing was examined", async () => {
    const repo = temporaryRepo({ "app/page.tsx": "" });
    expect(await plan(repo, repaired)).toMatchObject({ changes: [], manual: [], problems: [], examined: 0 });
  });
});

describe("with the real compiler", () => {
  const handler = "export default function handler(req, res) {\n  res.status(200).json({ ok: true });\n}\n";
  const planned = async (caller: string) => {
    const repo = temporaryRepo({ "app/api/a/route.ts": handler, "lib/a.ts": caller });
    return (await makePlan({ paths: ["."], cwd: repo })).changes[0];
  };

  test("certain callers make the methods a fact", async () => {
    const change = await planned(`fetch("/api/a", { method: "PUT" })`);
    expect(change).toMatchObject({ safety: "safe", findings: [{ methods: ["PUT"] }] });
  });

  test("one caller in doubt makes them an assumption, which may be chosen anew", async () => {
    const change = await planned(`fetch("/api/a", { method: "PUT" });\nfetch("/api/a", { method });`);
    expect(change).toMatchObject({
      safety: "unsafe",
      findings: [
        {
          methods: ["PUT"],
          message: expect.stringContaining("can't be told"),
          notes: expect.arrayContaining(["lib/a.ts:2 requests /api/a, with a method that can't be told."]),
        },
      ],
    });
    expect(change?.withMethods?.(["DELETE"]).after).toContain("export function DELETE");
  });

  test("only callers in doubt: what is said of them is true", async () => {
    const change = await planned(`fetch("/api/a", { method });`);
    expect(change?.safety).toBe("unsafe");
    expect(change?.findings[0]?.message).toContain("the methods of its callers in the repo can't be told");
  });
});
