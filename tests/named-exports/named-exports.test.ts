import { describe, expect, it } from "vitest";
import {
  HTTP_METHODS,
  type RouteFinding,
  type RouteRepair,
  repairRoute,
  type Safety,
} from "../../src/handler/index.js";
import { lostComments } from "./comments.js";
import { type Fixture, readFixtures } from "./fixtures.js";
import { parseSource } from "./parse-source.js";
import { TWINS } from "./twins.js";

/** The exports of a route file that Next.js knows; 14 and 15 refuse to build a file with any other. */
const ROUTE_EXPORTS: readonly string[] = [
  ...HTTP_METHODS,
  ...["dynamic", "dynamicParams", "revalidate", "fetchCache", "runtime", "preferredRegion", "maxDuration"],
  "generateStaticParams",
];

const OTHER_METHODS: readonly string[] = HTTP_METHODS.filter((method) => method !== "GET");

const fixtures = readFixtures();

for (const fixture of fixtures) {
  describe(fixture.name, () => {
    if (fixture.manual) refused(fixture);
    else if (fixture.expect.rules?.length === 0) fine(fixture);
    else repaired(fixture);
  });
}

function repaired(fixture: Fixture): void {
  const { name, input, output, context } = fixture;
  let made: RouteRepair | undefined;
  const repair = () => {
    made ??= repairRoute(input, context);
    return made;
  };

  it("has an output that somebody has reviewed, and requests", () => {
    expect(
      output,
      `No ${name}.output yet: run "npm run fixtures:update -- ${name}" and review it.`,
    ).toBeDefined();
    expect(fixture.requests, `${name}.requests.json asks nothing`).not.toEqual([]);
  });

  it("is found and explained", () => {
    expectFindings(repair().findings, fixture);
  });

  if (output === undefined) return;

  it("comes out as expected", () => {
    expect(repair().code).toBe(output);
  });

  it("is fine afterwards: a second run finds nothing", () => {
    expect(repairRoute(output, context)).toEqual({ findings: [] });
  });

  it("keeps every comment of what it keeps", () => {
    expect(lostComments(input, output, fixture.dropped)).toEqual([]);
  });

  it("exports the methods that it names and nothing that Next.js forbids", () => {
    const exported = exportsOf(output);
    const methods = new Set(repair().findings.flatMap((finding) => finding.methods));
    expect(exported.filter((each) => /^[A-Z]+$/.test(each)).sort()).toEqual([...methods].sort());
    const forbidden = context.next! < 16 ? exported.filter((each) => !ROUTE_EXPORTS.includes(each)) : [];
    expect(forbidden).toEqual([]);
    expect(exported).not.toContain("default");
  });

  it("is neither frozen when the app is built nor stops it from being built", () => {
    const exported = exportsOf(output);
    const config = exported.filter((each) => ["dynamic", "revalidate", "runtime"].includes(each));
    // Measured on Next 14: a file whose only method is a GET that reads nothing of the request is run by the build.
    const onlyGet = exported.includes("GET") && !exported.some((each) => OTHER_METHODS.includes(each));
    const reads =
      /\b\w+\.(url|headers|nextUrl|cookies)\b|\b(cookies|headers)\(\)/.test(output) ||
      context.path.includes("[");
    if (context.cacheComponents || context.staticExport) expect(config).toEqual([]);
    else if (context.next! < 15 && onlyGet && !reads) expect(config).not.toEqual([]);
  });

  for (const twin of TWINS) {
    const [from, to] = [twin.of(input), twin.of(output)];
    if (from === undefined || to === undefined || from === input) continue;
    it(`comes out with ${twin.name} as it went in`, () => {
      expect(repairRoute(from, context).code).toBe(to);
    });
  }
}

function refused(fixture: Fixture): void {
  it("is left alone, and the reason is told", () => {
    const { findings, code } = repairRoute(fixture.input, fixture.context);
    expect(fixture.output, "a refusal has no output").toBeUndefined();
    expect(code).toBeUndefined();
    expectFindings(findings, fixture);
    const refusals = findings.filter(({ safety }) => safety === "manual");
    expect(refusals.map(({ line }) => line)).toContain(fixture.manual!.line);
    expect(refusals.find(({ line }) => line === fixture.manual!.line)!.message).toContain(
      fixture.manual!.reason,
    );
  });
}

function fine({ input, output, context }: Fixture): void {
  it("is fine as it is", () => {
    expect(output, "a route without findings has no output").toBeUndefined();
    expect(repairRoute(input, context)).toEqual({ findings: [] });
  });
}

function expectFindings(findings: RouteFinding[], { input, expect: expected, manual }: Fixture): void {
  expect(findings, "nothing was found").not.toEqual([]);
  const lines = input.split("\n");
  for (const { line, column, message } of findings) {
    expect(line).toBeGreaterThan(0);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThan(0);
    expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1);
    expect(message).not.toBe("");
  }
  if (expected.rules) expect(unique(findings.map(({ rule }) => rule))).toEqual(unique(expected.rules));
  const safety = manual ? "manual" : expected.safety;
  if (safety) expect(leastSafe(findings)).toBe(safety);
  if (expected.methods)
    expect(unique(findings.flatMap(({ methods }) => methods))).toEqual(unique(expected.methods));
  const notes = findings.flatMap((finding) => finding.notes).join("\n");
  for (const note of expected.notes ?? []) expect(notes).toContain(note);
}

function leastSafe(findings: RouteFinding[]): Safety {
  return (["manual", "unsafe", "safe"] as const).find((safety) =>
    findings.some((each) => each.safety === safety),
  )!;
}

function unique<Value>(values: Value[]): Value[] {
  return [...new Set(values)].sort();
}

/** The names of the values that a module exports. */
function exportsOf(source: string): string[] {
  const { program } = parseSource(source);
  const names: string[] = [];
  for (const statement of program.body) {
    if (statement.type === "ExportDefaultDeclaration") names.push("default");
    if (statement.type === "ExportAllDeclaration") names.push("*");
    if (statement.type !== "ExportNamedDeclaration" || statement.exportKind === "type") continue;
    for (const specifier of statement.specifiers) {
      const { exported } = specifier;
      names.push(exported.type === "Identifier" ? exported.name : exported.value);
    }
    const { declaration } = statement;
    if (declaration?.type === "FunctionDeclaration" || declaration?.type === "ClassDeclaration") {
      names.push(declaration.id!.name);
    }
    if (declaration?.type === "VariableDeclaration") {
      for (const { id } of declaration.declarations) {
        if (id.type === "Identifier") names.push(id.name);
        if (id.type !== "ObjectPattern") continue;
        for (const property of id.properties) {
          if (property.type === "ObjectProperty" && property.value.type === "Identifier")
            names.push(property.value.name);
        }
      }
    }
  }
  return names;
}
