/** The modules that repaired routes call: changes of their own, which the routes need. */
import type { ModuleChange } from "../handler/index.js";
import type { NextApp } from "../project/contract.js";
import type { FileChange, Plan } from "./contract.js";

/** What the routes of one app call in other files. */
export interface ModulesBeside {
  app: Pick<NextApp, "modules">;
  modules: readonly ModuleChange[];
  /** By the path of a route, the modules that its new text needs. */
  needs: ReadonlyMap<string, readonly string[]>;
}

/** The plan with the changes of these modules. */
export function withModules(plan: Plan, beside: readonly ModulesBeside[]): Plan {
  if (beside.every(({ modules }) => modules.length === 0)) return plan;
  const needs = new Map(beside.flatMap((one) => [...one.needs]));
  const wanted = new Set(plan.changes.flatMap(({ path }) => needs.get(path) ?? []));
  const changes = beside.flatMap(({ app, modules }) =>
    modules.filter(({ path }) => wanted.has(path)).map((one) => changeOf(one, app)),
  );
  return {
    ...plan,
    changes: [...plan.changes.map((change) => needing(change, needs)), ...changes].sort((a, b) =>
      a.path < b.path ? -1 : 1,
    ),
    choose: (id, alternative) => withModules(plan.choose(id, alternative), beside),
  };
}

const known = new WeakMap<FileChange, FileChange>();

/** The same change each time: whoever reviews a plan compares them. */
function needing(change: FileChange, needs: ReadonlyMap<string, readonly string[]>): FileChange {
  const own = needs.get(change.path);
  if (own === undefined) return change;
  const made = known.get(change) ?? {
    ...withNeeds(change, own),
    ...(change.withMethods && {
      withMethods: (methods) => withNeeds(change.withMethods!(methods), own),
    }),
  };
  known.set(change, made);
  return made;
}

function withNeeds(change: FileChange, own: readonly string[]): FileChange {
  const note = `It is written together with ${own.join(", ")}, whose functions it calls in their new form.`;
  return {
    ...change,
    needs: [...(change.needs ?? []), ...own],
    findings: change.findings.map((one) => ({ ...one, notes: [...one.notes, note] })),
  };
}

function changeOf(
  { path, before, after, together }: ModuleChange,
  { modules }: Pick<NextApp, "modules">,
): FileChange {
  const { absolutePath, hash } = modules!.file(path)!;
  return {
    ...{ path, absolutePath, before, after, hash },
    ...{ safety: "safe", findings: [] },
    ...(together.length > 0 ? { together } : {}),
  };
}
