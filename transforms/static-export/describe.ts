import { and, decidingFacts, holdsWhenUnset, NEVER, not, or, verdictOf } from "./condition.js";
import type { StaticExportFinding } from "./finding.js";
import type { Setting } from "./settings.js";

/**
 * What one place means for a server build, after all that comes later and overrides it.
 * Undefined when no server build takes "export" from it.
 */
export function describeSetting(
  setting: Setting,
  all: Setting[],
): Pick<StaticExportFinding, "applies" | "variables" | "message"> | undefined {
  const later = all.slice(all.indexOf(setting) + 1);
  const overridden = later.reduce((sum, other) => or(sum, other.other), NEVER);
  const exported = and(setting.exported, not(overridden));
  const verdict = verdictOf(exported);
  // A later place that may or may not override makes even a plain setting a matter of that place.
  const unsure = later.find((other) => verdictOf(other.unknown) !== "never");
  if (verdict === "always" && !unsure) return { applies: "always", variables: [], message: ALWAYS_MESSAGE };
  if (verdict !== "never") return sometimes(exported, unsure);
  if (verdictOf(and(setting.unknown, not(overridden))) === "never") return undefined;
  const { text = "a computed value", variables = [] } = setting.unreadable ?? {};
  return {
    applies: "unknown",
    variables,
    message: `\`output\` is \`${text}\` here, a value that this file doesn't show. A build in which it is "export" leaves every API route out.`,
  };
}

const ALWAYS_MESSAGE =
  '`output: "export"` makes every build a folder of static files: no API route is in it, and `next start` refuses to start.';

function sometimes(exported: Setting["exported"], unsure: Setting | undefined) {
  const facts = decidingFacts(exported);
  const variables = [
    ...new Set([...facts.flatMap((fact) => fact.variables), ...(unsure?.unreadable?.variables ?? [])]),
  ];
  const decides =
    variables.length > 0
      ? variables.join(", ")
      : facts.map((fact) => `\`${fact.text}\``).join(", ") || "code elsewhere";
  const plain = unsure ? undefined : holdsWhenUnset(exported);
  const unset = variables.length === 1 ? `without ${variables[0]}` : "with none of them set";
  const meaning =
    plain === undefined
      ? "What a plain `next build` makes can't be told from this file"
      : `A plain \`next build\` ${unset} is ${plain ? "a static export" : "a normal server build"}`;
  return {
    applies: "sometimes" as const,
    variables,
    message: `\`output: "export"\` depends on ${decides}. ${meaning}; a build in which it is on leaves every API route out.`,
  };
}
