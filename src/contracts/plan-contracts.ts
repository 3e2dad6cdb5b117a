/** From the routes of an app and the files that are there to what `contracts` would write. Pure. */
import { posix } from "node:path";
import { repairRoute } from "../handler/index.js";
import type { FileChange } from "../plan/contract.js";
import { internalProblem } from "../plan/internal-problem.js";
import type { NextApp, RouteFile, SourceFile } from "../project/contract.js";
import type { CodeFacts } from "../project/path-aliases.js";
import { couldBeBroken } from "../rules/route-gate.js";
import { isSame, stateOf } from "./generated.js";
import { readRoute } from "./read-route.js";
import { UnreadableMethods } from "./served-methods.js";
import { type ConfigAlias, harnessFile, samplesFile, vitestConfig } from "./support-files.js";
import { testFile } from "./test-file.js";

/** One app, and what `project` has read for its contract tests. */
export interface ContractSource {
  app: NextApp;
  code: CodeFacts;
  /** The folder of the tests, relative to the project's root. */
  folder: string;
  /** All files that are in that folder. */
  existing: SourceFile[];
  /** A path relative to the project's root as an absolute one. */
  absolute: (path: string) => string;
}

/**
 * - `new`, `outdated`: to be written.
 * - `current`: says already what it would be given.
 * - `edited`: somebody has changed it, or it was never generated; written only if its owner agrees.
 * - `stale`: the test of a route that is gone.
 */
export type ContractState = "new" | "outdated" | "current" | "edited" | "stale";

export interface PlannedFile {
  path: string;
  state: ContractState;
  /** What would be written, for all states but `current` and `stale`. */
  change?: FileChange;
}

/** A route for which no test can be written yet. */
export interface LeftRoute {
  path: string;
  line: number;
  column: number;
  message: string;
}

export interface PlannedContracts {
  files: PlannedFile[];
  left: LeftRoute[];
  /** Routes that have a test. */
  routes: number;
}

/** Plans the contract tests of all requested routes of one app, and the files that the tests share. */
export function planContracts(source: ContractSource): PlannedContracts {
  const { app, code, folder } = source;
  const left: LeftRoute[] = [];
  const planned = new Map<string, string>();
  const covered = new Set<string>();
  for (const route of app.routes) {
    const path = `${folder}/${testName(route, source)}`;
    covered.add(path);
    if (!route.requested) continue;
    const text = textFor(route, path, source, left);
    if (text !== undefined) planned.set(path, text);
  }
  const routes = planned.size;
  const files: PlannedFile[] = [];
  if (routes > 0) {
    const extension = code.typescript ? "ts" : "js";
    planned.set(`${folder}/contract.${extension}`, harnessFile(code.typescript, app.facts.basePath));
    const samples = `${folder}/samples.${extension}`;
    if (!isThere(samples, source)) files.push(newFile(samples, samplesFile(code.typescript), source));
    if (!hasVitestConfig(app)) {
      const path = posix.join(app.root, `vitest.config.${code.typescript ? "mts" : "mjs"}`);
      files.push(newFile(path, vitestConfig(aliasesFrom(source)), source));
    }
  }
  for (const [path, text] of planned) files.push(fileFor(path, text, source));
  for (const { path, text } of source.existing) {
    if (/\.test\.[jt]s$/.test(path) && !covered.has(path) && stateOf(text) !== "foreign") {
      files.push({ path, state: "stale" });
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, left, routes };
}

/** `api/tasks/[id]/route.test.ts`: where the route lies in the app folder. */
function testName(route: RouteFile, { app, code }: ContractSource): string {
  const inApp = app.appDir === undefined ? route.path : posix.relative(app.appDir, route.path);
  return `${inApp.replace(/\.\w+$/, "")}.test.${code.typescript ? "ts" : "js"}`;
}

function textFor(
  route: RouteFile,
  path: string,
  { app, code, folder }: ContractSource,
  left: LeftRoute[],
): string | undefined {
  const leave = (message: string, place: { line: number; column: number } = { line: 1, column: 1 }) => {
    left.push({ path: route.path, line: place.line, column: place.column, message });
    return undefined;
  };
  const facts = { path: route.path, next: app.next, cacheComponents: app.facts.cacheComponents };
  try {
    const finding = couldBeBroken(route.text) ? repairRoute(route.text, facts).findings[0] : undefined;
    if (finding !== undefined) {
      return leave(
        `It is broken (${finding.rule}). Repair it first, with \`npx route-codemod\` or by hand, then run again.`,
        finding,
      );
    }
    const contract = readRoute(route.text, facts);
    if (contract.methods.length + contract.refusals.length === 0) {
      return leave("It exports no method, so every request gets 405. Export GET, POST, … or remove it.");
    }
    return testFile(contract, {
      routePath: app.root === "" ? route.path : posix.relative(app.root, route.path),
      url: route.url,
      routeImport: importPath(path, route.path.replace(/\.\w+$/, "")),
      harnessImport: importPath(path, `${folder}/contract`),
      typescript: code.typescript,
    });
  } catch (error) {
    if (error instanceof UnreadableMethods) {
      return leave(
        `Its methods can't be read: ${error.message} Name them: \`export { GET, POST } from …\`, then run again.`,
      );
    }
    if (!(error instanceof SyntaxError)) return leave(internalProblem(route.path, error).message);
    const { loc, message } = error as SyntaxError & { loc?: { line: number; column: number } };
    const place = loc && { line: loc.line, column: loc.column + 1 };
    return leave(
      `It can't be parsed: ${message.replace(/ \(\d+:\d+\)$/, "")} Mend the syntax, then run again.`,
      place,
    );
  }
}

function importPath(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}

function fileFor(path: string, text: string, source: ContractSource): PlannedFile {
  const before = source.existing.find((file) => file.path === path);
  if (before === undefined) return newFile(path, text, source);
  if (isSame(before.text, text)) return { path, state: "current" };
  // As it was checked out, on Windows perhaps.
  const after = before.text.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text;
  const change: FileChange = {
    path,
    absolutePath: before.absolutePath,
    before: before.text,
    after,
    hash: before.hash,
    safety: "safe",
    findings: [],
  };
  return { path, state: stateOf(before.text) === "generated" ? "outdated" : "edited", change };
}

function newFile(path: string, text: string, source: ContractSource): PlannedFile {
  const change: FileChange = {
    path,
    absolutePath: source.absolute(path),
    before: "",
    after: text,
    hash: "",
    isNew: true,
    safety: "safe",
    findings: [],
  };
  return { path, state: "new", change };
}

function isThere(path: string, { existing }: ContractSource): boolean {
  return existing.some((file) => file.path === path);
}

function hasVitestConfig(app: NextApp): boolean {
  return app.files.some(
    (file) =>
      posix.relative(app.root, file).split("/").length === 1 &&
      /^(?:vitest|vite)\.(?:config|workspace)\.[mc]?[jt]s$/.test(posix.basename(file)),
  );
}

/** The app's aliases, seen from its own folder; without a tsconfig there are none. */
function aliasesFrom({ app, code, absolute }: ContractSource): ConfigAlias[] {
  const home = absolute(app.root).replaceAll("\\", "/");
  return code.aliases.map(({ prefix, folder }) => {
    const way = posix.relative(home, folder.replaceAll("\\", "/"));
    return { prefix, folder: way === "" ? "./" : way.startsWith(".") ? `${way}/` : `./${way}/` };
  });
}
