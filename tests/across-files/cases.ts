/** Reads the small repos in `__testfixtures__/across-files/<case>`: routes that call functions of other files. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import type { RouteContext, RouteRepair, Safety } from "../../src/handler/contract.js";
import { type ModuleChange, repairRoute, repairRoutes } from "../../src/handler/index.js";
import { addImporters } from "../../src/project/importers.js";
import { type FixtureRequest, TESTFIXTURES } from "../named-exports/fixtures.js";
import { type FixtureRepo, repoFile } from "../named-exports/load-route.js";

export const FOLDER = join(TESTFIXTURES, "across-files");

/** What `case.json` says of a route. */
export interface CaseRoute {
  safety: Safety;
  methods?: string[];
  /** Of a route that is refused: a part of the message. */
  reason?: string;
  requests?: FixtureRequest[];
}

export interface Case {
  name: string;
  next: number;
  /** Absolute; the files of `before` have their paths below it. */
  root: string;
  /** The texts by path relative to the root. */
  before: Map<string, string>;
  /** Those that come out otherwise. */
  after: Map<string, string>;
  routes: Record<string, CaseRoute>;
}

export function readCases(): Case[] {
  return globSync("*/case.json", { cwd: FOLDER })
    .sort()
    .map((path) => {
      const name = path.split("/")[0]!;
      const { next = 16, routes } = JSON.parse(readFileSync(join(FOLDER, path), "utf8")) as Pick<
        Case,
        "routes"
      > & { next?: number };
      const before = textsIn(join(FOLDER, name, "before"));
      const after = textsIn(join(FOLDER, name, "after"));
      return { name, next, root: join(FOLDER, name, "before"), before, after, routes };
    });
}

function textsIn(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const paths = globSync("**/*", { cwd: folder }).sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

export interface CaseResult {
  repairs: Map<string, RouteRepair>;
  modules: ModuleChange[];
  /** All texts that come out otherwise, by path. */
  changed: Map<string, string>;
}

/** Repairs the routes of a case. `texts`: its files, in place of those on disk. */
export async function repairCase(
  { root, next }: Case,
  texts: ReadonlyMap<string, string>,
  order: (paths: string[]) => string[] = (paths) => paths,
): Promise<CaseResult> {
  const absolute = new Map([...texts].map(([path, text]) => [join(root, path), text]));
  const routes = order([...texts.keys()].filter((path) => /(?:^|\/)app\/(?:.*\/)?route\.\w+$/.test(path)));
  const { repairs, modules } = await repairRoutes({
    routes,
    repair: (path, program) => {
      const context: RouteContext = { path, next, program };
      return repairRoute(texts.get(path)!, context);
    },
    facts: { next },
    load: (specifier, from) => {
      const found = repoFile({ root, files: absolute }, join(root, from), specifier);
      return found === undefined
        ? undefined
        : { path: found.slice(root.length + 1), source: absolute.get(found)! };
    },
    importers: async (paths) => {
      const asked = paths.map((path) => ({
        path,
        absolutePath: join(root, path),
        text: texts.get(path)!,
        hash: "",
        importedBy: [] as { path: string; names: string[] | "all" }[],
      }));
      await addImporters(asked, [...absolute.keys()], root);
      const known = new Map(asked.map(({ path, importedBy }) => [path, importedBy]));
      return (path) => known.get(path) ?? [];
    },
  });
  const changed = new Map<string, string>();
  for (const [path, { code }] of repairs) if (code !== undefined) changed.set(path, code);
  for (const { path, after } of modules) changed.set(path, after);
  return { repairs, modules, changed };
}

/** The files of a case as one of its versions has them, for running. */
export function repoOf({ root, before }: Case, after: ReadonlyMap<string, string>): FixtureRepo {
  const files = new Map([...before, ...after].map(([path, text]) => [join(root, path), text]));
  return { root, files };
}
