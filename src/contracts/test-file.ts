/** The contract test of one route, as text. */
import type { HttpMethod } from "../handler/contract.js";
import type { MethodContract, RefusedMethod, RouteContract, Shape } from "./contract.js";
import { generated } from "./generated.js";
import { sampleParams } from "./sample-params.js";
import { allowOf } from "./served-methods.js";

export interface TestFile {
  /** The route file's path, for the header, and for the dynamic segments in it. */
  routePath: string;
  url: string;
  /** How the test imports the route, and the file that all contract tests share. */
  routeImport: string;
  harnessImport: string;
  typescript: boolean;
}

/** The whole text of the test of one route. */
export function testFile(contract: RouteContract, file: TestFile): string {
  const tests = [
    ...contract.methods.map((method) => answerTest(method)),
    ...headTest(contract),
    ...notExportedTest(contract, file),
    ...refusalTests(contract.refusals, file),
    ...optionsTest(contract),
  ];
  const body = `// @vitest-environment node
import { describe, expect, test } from "vitest";
import { routeAt } from ${quoted(file.harnessImport)};

describe(${quoted(file.url)}, () => {
${askStatement(file)}

${tests.map((test) => indented(test, 1)).join("\n\n")}
});
`;
  const about = [
    ` from ${file.routePath}.`,
    "It is written anew when the route has changed: tests of your own go into other files beside it.",
  ];
  return generated(about, body);
}

function askStatement({ url, routeImport, routePath }: TestFile): string {
  const params = sampleParams(routePath).map(([name, value]) => `${key(name)}: ${JSON.stringify(value)}`);
  const args = [quoted(url), `() => import(${quoted(routeImport)})`];
  if (params.length > 0) args.push(`{ ${params.join(", ")} }`);
  const line = `  const ask = routeAt(${args.join(", ")});`;
  return line.length <= WIDTH
    ? line
    : `  const ask = routeAt(\n${args.map((arg) => `    ${arg},\n`).join("")}  );`;
}

const WIDTH = 100;

function answerTest(contract: MethodContract): string {
  const { method, statuses } = contract;
  const lines = [`const answer = await ask(${[quoted(method), ...bodyArgument(contract)].join(", ")});`];
  if (statuses === undefined) {
    lines.push("// What it answers is decided in another file.", "expect(answer.status).not.toBe(405);");
    return testOf(`${method} is answered`, lines);
  }
  const all = allStatuses(contract);
  lines.push(statusExpectation(all));
  const fine = all.filter((status) => status >= 200 && status < 300);
  const checks = contract.repliesJson
    ? [
        'expect(answer.headers.get("content-type")).toContain("application/json");',
        ...(contract.shape ? [`expect(answer.json()).toMatchObject(${matcher(contract.shape, 0)});`] : []),
      ]
    : [];
  if (checks.length > 0 && all.length === fine.length && !mayHaveNoBody(method)) lines.push(...checks);
  else if (checks.length > 0 && !mayHaveNoBody(method)) {
    lines.push("if (answer.status < 300) {", ...checks.map((check) => indented(check, 1)), "}");
  }
  return testOf(`${method} answers ${wording(contract)}`, lines);
}

function mayHaveNoBody(method: HttpMethod): boolean {
  return method === "HEAD";
}

/** A test sends what does least: an empty object, form or text. */
function bodyArgument({ method, reads }: MethodContract): string[] {
  if (reads === undefined || method === "GET" || method === "HEAD") return [];
  return [{ json: "{ json: {} }", form: "{ form: {} }", text: '{ text: "" }' }[reads]];
}

function allStatuses({ statuses = [], mayThrow }: MethodContract): number[] {
  return mayThrow && !statuses.includes(500) ? [...statuses, 500] : statuses;
}

/** A throw is told apart from a 500 that the code itself sends. */
function wording({ statuses = [], mayThrow }: MethodContract): string {
  const said = listed(statuses.map(String));
  if (!mayThrow || statuses.includes(500)) return said;
  return statuses.length === 0 ? "500: it throws" : `${said} (500 where something that it calls throws)`;
}

function statusExpectation(statuses: number[]): string {
  const [only] = statuses;
  return statuses.length === 1
    ? `expect(answer.status).toBe(${only});`
    : `expect([${statuses.join(", ")}]).toContain(answer.status);`;
}

/** Next.js answers HEAD by GET, and sends its status and headers alone. */
function headTest({ methods }: RouteContract): string[] {
  const get = methods.find(({ method }) => method === "GET");
  if (get === undefined || methods.some(({ method }) => method === "HEAD")) return [];
  const expectation = get.statuses
    ? statusExpectation(allStatuses(get))
    : "expect(answer.status).not.toBe(405);";
  return [
    testOf("HEAD answers as GET does, without a body", [
      'const answer = await ask("HEAD");',
      expectation,
      'expect(answer.body).toBe("");',
    ]),
  ];
}

const REQUESTED: HttpMethod[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

function notExportedTest({ methods, refusals }: RouteContract, { typescript }: TestFile): string[] {
  const exported = new Set<HttpMethod>([...methods, ...refusals].map(({ method }) => method));
  if (exported.has("GET")) exported.add("HEAD");
  const others = REQUESTED.filter((method) => !exported.has(method));
  if (others.length === 0) return [];
  return [
    testEach(others, "%s is not exported: 405", typescript, [
      "const answer = await ask(method);",
      "expect(answer.status).toBe(405);",
    ]),
  ];
}

/** Methods that the route itself refuses, together where they send the same `Allow`. */
function refusalTests(refusals: RefusedMethod[], { typescript }: TestFile): string[] {
  const byAllow = new Map<string | true | undefined, HttpMethod[]>();
  for (const { method, allow } of refusals) {
    // HEAD is answered by GET.
    const answered =
      method === "GET" && !refusals.some((one) => one.method === "HEAD") ? ["GET", "HEAD"] : [method];
    byAllow.set(allow, [...(byAllow.get(allow) ?? []), ...(answered as HttpMethod[])]);
  }
  return [...byAllow].map(([allow, methods]) => {
    const allowExpectation =
      allow === undefined
        ? []
        : [
            allow === true
              ? 'expect(answer.headers.get("allow")).not.toBeNull();'
              : `expect(answer.headers.get("allow")).toBe(${quoted(allow)});`,
          ];
    const title = `%s answers 405${allow === undefined ? "" : " and says what is allowed"}`;
    return testEach(methods, title, typescript, [
      "const answer = await ask(method);",
      "expect(answer.status).toBe(405);",
      ...allowExpectation,
    ]);
  });
}

/** The answer that Next.js gives by itself. It names every export, methods that only answer 405 too (measured). */
function optionsTest({ methods, refusals, mayBePrerendered }: RouteContract): string[] {
  const exported = [...methods, ...refusals].map(({ method }) => method);
  if (exported.includes("OPTIONS")) return [];
  if (mayBePrerendered) {
    return [
      testOf("OPTIONS answers 204, or 405 where `next start` serves a GET that the build has run", [
        'const answer = await ask("OPTIONS");',
        "expect([204, 405]).toContain(answer.status);",
      ]),
    ];
  }
  return [
    testOf("OPTIONS answers 204 with the exported methods", [
      'const answer = await ask("OPTIONS");',
      "expect(answer.status).toBe(204);",
      `expect(answer.headers.get("allow")).toBe(${quoted(allowOf(exported))});`,
    ]),
  ];
}

function testOf(title: string, lines: string[]): string {
  return `test(${quoted(title)}, async () => {\n${lines.map((line) => indented(line, 1)).join("\n")}\n});`;
}

function testEach(methods: HttpMethod[], title: string, typescript: boolean, lines: string[]): string {
  const list = `[${methods.map(quoted).join(", ")}]${typescript ? " as const" : ""}`;
  const body = lines.map((line) => indented(line, 1)).join("\n");
  return `test.each(${list})(${quoted(title)}, async (method) => {\n${body}\n});`;
}

function matcher(shape: Shape, depth: number): string {
  switch (shape.kind) {
    case "literal":
      return JSON.stringify(shape.value);
    case "string":
      return "expect.any(String)";
    case "array":
      return "expect.any(Array)";
    case "object": {
      const entries = shape.properties.map(([name, inner]) => `${key(name)}: ${matcher(inner, depth + 1)}`);
      const line = `{ ${entries.join(", ")} }`;
      if (line.length <= 50) return line;
      const indent = "  ".repeat(depth + 1);
      return `{\n${entries.map((entry) => `${indent}${entry},\n`).join("")}${"  ".repeat(depth)}}`;
    }
  }
}

function listed(words: string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function indented(text: string, levels: number): string {
  return text.replace(/^(?=.)/gm, "  ".repeat(levels));
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
