/** Changes that are right only once `output: "export"` is gone from next.config. */
import { outputExport } from "../rules/output-export.js";
import { type FileChange, MethodsRefused, type OnlyWith, type Plan } from "./contract.js";

/**
 * Ties each change of a plan that takes the setting out to the change of the config, where it differs from what is right while the setting stays.
 * `kept`: the plan of the same repo without that rule. `configs`: the config of each file's app, where it loses the setting.
 */
export function boundToConfig(plan: Plan, kept: Plan, configs: ReadonlyMap<string, string>): Plan {
  return bound(plan, kept, configs, new Map());
}

/** `known` keeps what was made of a change: one that stays the same is the same object in every plan that `choose` gives. */
function bound(
  plan: Plan,
  kept: Plan,
  configs: ReadonlyMap<string, string>,
  known: Map<FileChange, FileChange>,
): Plan {
  const others = new Map(kept.changes.map((change) => [change.path, change]));
  const changes = plan.changes.map((change) => {
    const config = configs.get(change.path);
    if (config === undefined || change.findings.every(({ rule }) => rule === outputExport.id)) return change;
    const made = known.get(change) ?? tied(change, others.get(change.path), config);
    known.set(change, made);
    return made;
  });
  return {
    ...plan,
    changes,
    choose: (id, alternative) => {
      const isThere = kept.choices.some((choice) => choice.id === id);
      return bound(
        plan.choose(id, alternative),
        isThere ? kept.choose(id, alternative) : kept,
        configs,
        known,
      );
    },
  };
}

function tied(change: FileChange, kept: FileChange | undefined, config: string): FileChange {
  const { safePart, withMethods } = change;
  const otherwise = change.safety === "safe" && kept?.safety === "unsafe" ? kept.safePart : kept;
  const keptSafely = kept?.safety === "safe" ? kept : kept?.safePart;
  const isRightAnyway = otherwise?.after === change.after && otherwise.movedTo === change.movedTo;
  return {
    ...change,
    ...(isRightAnyway ? {} : { onlyWith: onlyWith(change, otherwise, config) }),
    ...(safePart ? { safePart: tied(safePart, keptSafely, config) } : {}),
    ...(withMethods
      ? { withMethods: (methods) => tied(withMethods(methods), keptWith(kept, methods), config) }
      : {}),
  };
}

function onlyWith(change: FileChange, otherwise: FileChange | undefined, path: string): OnlyWith {
  return {
    path,
    rule: outputExport.id,
    why: `It needs the change of ${path}: with \`output: "export"\` the build would stop at ${change.movedTo ?? change.path}, or leave it out.`,
    ...(otherwise ? { otherwise: noted(otherwise, path) } : {}),
  };
}

function noted(change: FileChange, config: string): FileChange {
  const note = `It is written for a build with \`output: "export"\`, since ${config} keeps that. Once it is gone, run again.`;
  return { ...change, findings: change.findings.map((one) => ({ ...one, notes: [...one.notes, note] })) };
}

function keptWith(
  kept: FileChange | undefined,
  methods: Parameters<NonNullable<FileChange["withMethods"]>>[0],
): FileChange | undefined {
  try {
    return kept?.withMethods ? kept.withMethods(methods) : kept;
  } catch (error) {
    if (error instanceof MethodsRefused) return undefined;
    throw error;
  }
}
