/** One file, one decision: where a handler or an export is left to do by hand, nothing else is changed in the file. */
import type { RuleFinding, RuleResult } from "../rules/rule.js";
import type { RuledResult } from "./proposal.js";

/** Why a file stays: the rule, and the line of its finding. */
interface Reason {
  rule: string;
  line: number;
}

/**
 * Takes the results of all rules, and gives them without the edits of files that a rule has refused to repair as a whole
 * (`Rule.refusesWholeFile`). What loses its edit is left to do by hand, and says for what it waits. A setting such as
 * `export const config` belongs to the handler that was refused: taken away alone, it is lost to whoever repairs that one.
 */
export function keptWhole(results: readonly RuledResult[]): RuledResult[] {
  const refused = new Map<string, Reason>();
  for (const { rule, result } of results) {
    if (rule.refusesWholeFile !== true) continue;
    const manual = result.findings.find(({ safety }) => safety === "manual");
    if (manual === undefined || refused.has(result.path)) continue;
    refused.set(result.path, { rule: rule.id, line: manual.line });
  }
  if (refused.size === 0) return [...results];
  return results.map(({ rule, result }) => ({ rule, result: heldBack(rule.id, result, refused) }));
}

function heldBack(rule: string, result: RuleResult, refused: ReadonlyMap<string, Reason>): RuleResult {
  if (result.alternatives !== undefined) {
    const { alternatives, ...rest } = result;
    const left = alternatives.filter(({ path }) => !refused.has(path));
    if (left.length === alternatives.length) return result;
    if (left.length > 0) return { ...rest, alternatives: left };
    return {
      path: result.path,
      findings: waiting(rule, result.findings, refused.get(alternatives[0]!.path)!),
    };
  }
  const reason = refused.get(result.path);
  if (reason === undefined || (result.after === undefined && result.edits === undefined)) return result;
  return { path: result.path, findings: waiting(rule, result.findings, reason) };
}

function waiting(rule: string, findings: readonly RuleFinding[], reason: Reason): RuleFinding[] {
  const finder = rule === reason.rule ? "is" : `${reason.rule} has`;
  const why = ` It stays until what ${finder} found in line ${reason.line} is mended by hand: a file is repaired as a whole or not at all.`;
  return findings.map((finding) => {
    if (finding.safety === "manual") return finding;
    const { methodChoice: _, ...rest } = finding;
    return { ...rest, safety: "manual", message: `${finding.message}${why}` };
  });
}
