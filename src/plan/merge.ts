/** From what the rules say of single files to one change per file. */
import type { HttpMethod } from "../handler/contract.js";
import type { SourceFile } from "../project/contract.js";
import type { RuleResult } from "../rules/rule.js";
import type { FileChange, Finding } from "./contract.js";

/** A result with the rule that gave it. */
export interface RuledResult {
  rule: string;
  result: RuleResult;
}

export interface MergedFile {
  change?: FileChange;
  manual: Finding[];
}

/**
 * Merges all results for one file. Results with the same new text are one change. A result that wants another text comes too late: its
 * findings are reported as left to do, because two rewrites of one text can't both be taken.
 */
export function mergeFile(file: SourceFile, results: readonly RuledResult[]): MergedFile {
  const edits = results.filter(({ result }) => result.after !== undefined && result.after !== file.text);
  const after = edits[0]?.result.after;
  const manual: Finding[] = [];
  const repaired: Finding[] = [];
  const taken: RuledResult[] = [];
  for (const ruled of results) {
    const findings = ruled.result.findings.map((finding) => ({
      ...finding,
      rule: ruled.rule,
      path: file.path,
    }));
    const isTaken = after !== undefined && ruled.result.after === after;
    if (isTaken) taken.push(ruled);
    for (const finding of findings) {
      if (isTaken && finding.safety !== "manual") repaired.push(finding);
      else
        manual.push(
          finding.safety === "manual" ? finding : leftOver(finding, edits.includes(ruled), taken[0]?.rule),
        );
    }
  }
  manual.sort(inFileOrder);
  if (after === undefined || repaired.length === 0) return { manual };
  repaired.sort(inFileOrder);
  const change: FileChange = {
    path: file.path,
    absolutePath: file.absolutePath,
    before: file.text,
    after,
    hash: file.hash,
    safety: repaired.some((finding) => finding.safety === "unsafe") ? "unsafe" : "safe",
    findings: repaired,
  };
  if (taken.some(({ result }) => result.withMethods !== undefined)) {
    change.withMethods = (methods) => changeWith(file, taken, methods);
  }
  return { change, manual };
}

/** @throws {Error} when the file can't be repaired for these methods; the message says why. */
function changeWith(file: SourceFile, taken: readonly RuledResult[], methods: HttpMethod[]): FileChange {
  const again = taken.map(({ rule, result }) => ({ rule, result: result.withMethods?.(methods) ?? result }));
  const { change, manual } = mergeFile(file, again);
  if (change === undefined) {
    throw new Error(manual[0]?.message ?? `${file.path} can't be repaired for ${methods.join(", ")}.`);
  }
  return change;
}

function leftOver(finding: Finding, isEdit: boolean, winner: string | undefined): Finding {
  const { methodChoice: _, ...rest } = finding;
  const why =
    isEdit && winner !== undefined
      ? ` The fix of ${winner} changes the same file; apply it first, then run again.`
      : "";
  return { ...rest, safety: "manual", message: `${finding.message}${why}` };
}

function inFileOrder(a: Finding, b: Finding): number {
  return a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
