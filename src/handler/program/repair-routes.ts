/** Repairs the routes of an app together with the functions of other modules that they call. */
import type { LoadModule, RouteRepair } from "../contract.js";
import { closureOf } from "./closure.js";
import { keyOf, Program, type ProgramFacts } from "./program.js";
import { type ImportersOf, type ModuleChange, moduleChanges, type RewrittenFile, settle } from "./settle.js";

export interface RoutesRequest {
  /** Paths of the routes. */
  routes: readonly string[];
  /** Repairs one of them, by `repairRoute` with this program; undefined where it can't be examined. */
  repair: (path: string, program: Program) => RouteRepair | undefined;
  load: LoadModule;
  facts: ProgramFacts;
  /** Who imports the modules at these paths: asked only where a route calls into one. */
  importers: (paths: readonly string[]) => Promise<ImportersOf>;
  /** Called in front of each route, to show progress and to let others have a turn. */
  onRoute?: (path: string) => Promise<void>;
}

export interface RoutesRepair {
  repairs: Map<string, RouteRepair>;
  /** The modules beside the routes, by path. */
  modules: ModuleChange[];
  /** By the path of a route, those of the modules without which its new text isn't right. */
  needs: Map<string, string[]>;
  program: Program;
  /** Whether all that a repair calls of other modules is there in its new form. */
  isSettled: (repair: RouteRepair) => boolean;
}

/** Each round that doesn't come to an end refuses a function or a route; then the others are looked at once more. */
const MOST_ROUNDS = 20;

/**
 * Repairs routes. Nothing depends on their order: what routes share is written once, for all of them.
 * @returns the repairs of those in which something was found, and the new texts of the modules that they call
 */
export async function repairRoutes(request: RoutesRequest): Promise<RoutesRepair> {
  const program = new Program(request.load, request.facts);
  const repairs = new Map<string, RouteRepair>();
  for (const path of [...request.routes].sort()) {
    await request.onRoute?.(path);
    const repair = request.repair(path, program);
    if (repair && repair.findings.length > 0) repairs.set(path, repair);
  }
  /** Routes that can't be written with the names that were settled. */
  const given = new Map<string, RouteRepair>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const files = [...repairs].flatMap(([path, repair]): RewrittenFile[] =>
      repair.code !== undefined && repair.foreign && !given.has(path) ? [{ path, repair }] : [],
    );
    if (files.length === 0) return settled(program, new Map([...repairs, ...given]), []);
    const settlement = settle(program, files, await request.importers(program.paths().sort()));
    program.rename(settlement.names);
    const named = files.map(({ path }) => ({ path, repair: request.repair(path, program)! }));
    // What goes over the bridge calls the old forms.
    const lost = named.filter(({ repair }) => repair.code === undefined || repair.foreign === undefined);
    for (const { path, repair } of lost) given.set(path, repair);
    const modules = lost.length > 0 ? undefined : moduleChanges(program, named, settlement);
    if (modules) {
      const all = new Map([
        ...repairs,
        ...given,
        ...named.map(({ path, repair }) => [path, repair] as const),
      ]);
      return settled(program, all, modules);
    }
    program.rename(undefined);
    for (const { path } of files) {
      const repair = request.repair(path, program);
      if (repair) repairs.set(path, repair);
    }
  }
  throw new Error("The functions that routes share don't come to rest.");
}

function settled(program: Program, repairs: Map<string, RouteRepair>, modules: ModuleChange[]): RoutesRepair {
  const known = new Set<string>();
  const needs = new Map<string, string[]>();
  const changed = new Set(modules.map(({ path }) => path));
  for (const [path, { foreign = [] }] of repairs) {
    const all = [...closureOf(foreign.map(({ converted }) => converted))];
    for (const one of all) known.add(keyOf(one));
    const paths = new Set(all.map(({ module }) => module.context.path).filter((one) => changed.has(one)));
    if (paths.size > 0) needs.set(path, [...paths].sort());
  }
  const isSettled = ({ foreign = [] }: RouteRepair): boolean =>
    [...closureOf(foreign.map(({ converted }) => converted))].every((one) => known.has(keyOf(one)));
  return { repairs, modules, needs, program, isSettled };
}
