/** What comes of everything that the tests rewrite, as texts to be compared with those of another version of the code. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RouteFinding, repairRoute } from "../../../src/handler/index.js";
import { type FileChange, type Finding, makePlan, type Plan } from "../../../src/plan/index.js";
import { toMakeRoute } from "../../../transforms/make-route/convert.js";
import { removeStaticExport } from "../../../transforms/static-export.js";
import * as makeRoute from "../../make-route/fixtures.js";
import { type RuleRepo, ruleRepos } from "../../rules/rule-repo.js";
import { readConfigFixtures } from "../../static-export/fixtures.js";
import { type Fixture, readFixtures } from "../fixtures.js";
import { generateRoute } from "./route.js";

/** The name is a path with forward slashes, the text findings and the new text. */
export interface NamedOutcome {
  name: string;
  text: string;
}

/** All fixtures, the repos of the rules, and the generated routes of these seeds. */
export async function* outcomes(first: number, last: number): AsyncGenerator<NamedOutcome> {
  for (const fixture of readFixtures()) yield ofRoute(`named-exports/${fixture.name}`, fixture);
  for (const file of makeRoute.files) {
    const convert = () => toMakeRoute(makeRoute.textOf(file), makeRoute.contextOf(file));
    yield { name: `make-route/${file}`, text: attempt(() => withCode(convert())) };
  }
  for (const { name, input } of readConfigFixtures())
    yield { name: `static-export/${name}`, text: attempt(() => withCode(removeStaticExport(input))) };
  for (const repo of ruleRepos()) yield { name: `repos/${repo.name}`, text: await ofRepo(repo) };
  for (let seed = first; seed <= last; seed++) yield ofRoute(`seeds/${seed}`, generateRoute(seed));
}

function ofRoute(name: string, { input, context }: Fixture): NamedOutcome {
  const repair = () => {
    const { findings, code = "left as it is\n" } = repairRoute(input, context);
    return `${findings.map(findingText).join("")}\n${code}`;
  };
  return { name, text: attempt(repair) };
}

/** A failure is an outcome too. */
function attempt(text: () => string): string {
  try {
    return text();
  } catch (error) {
    return `${(error as Error).stack}\n`;
  }
}

function withCode({ code = "left as it is\n", ...rest }: { code?: string }): string {
  return `${JSON.stringify(rest, undefined, 2)}\n\n${code}`;
}

async function ofRepo(repo: RuleRepo): Promise<string> {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), "route-codemod-")));
  try {
    repo.copyTo(cwd);
    const plan = await makePlan({ paths: repo.expected.paths ?? ["."], cwd });
    return planText(plan).replaceAll(cwd, "<repo>");
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

function planText({ problems, manual, changes, choices }: Plan): string {
  return [
    ...problems.map(({ path, line, message }) => `${path}:${line} can't be examined: ${message}\n`),
    ...manual.map(findingText),
    ...changes.map(changeText),
    ...choices.map(
      ({ id, chosen, alternatives }) =>
        `\nchoice ${id}: ${alternatives.map(({ id }) => id).join(" or ")}, chosen ${chosen}\n`,
    ),
  ].join("");
}

function changeText({
  path,
  movedTo,
  safety,
  findings,
  needs,
  onlyWith,
  safePart,
  after,
}: FileChange): string {
  return [
    `\n=== ${path}${movedTo ? ` to ${movedTo}` : ""}, ${safety}\n`,
    ...findings.map(findingText),
    needs ? `needs ${needs.join(", ")}\n` : "",
    onlyWith ? `only with ${onlyWith.path} by ${onlyWith.rule}: ${onlyWith.why}\n` : "",
    `\n${after}`,
    safePart ? `\n--- the safe part\n${safePart.after}` : "",
    onlyWith?.otherwise ? `\n--- otherwise\n${onlyWith.otherwise.after}` : "",
  ].join("");
}

function findingText(finding: RouteFinding | Finding): string {
  const { rule, safety, methods, line, column, message, notes } = finding;
  const path = "path" in finding ? finding.path : "";
  const lines = [`${path}:${line}:${column} ${rule} ${safety} ${methods?.join(",") ?? ""}: ${message}`];
  return [...lines, ...notes.map((note) => `  note: ${note}`)].map((text) => `${text}\n`).join("");
}
