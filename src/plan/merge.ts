/** From what several rules want of one file to one change. */
import type { HttpMethod } from "../handler/contract.js";
import type { SourceFile } from "../project/contract.js";
import type { TextEdit } from "../rules/rule.js";
import { type FileChange, type Finding, MethodsRefused } from "./contract.js";
import { applyEdits, editsBetween, joined, overlap } from "./edits.js";
import { asManual, type Proposal } from "./proposal.js";

export interface MergedFile {
  change?: FileChange;
  manual: Finding[];
}

/**
 * Merges all proposals for one file. Two that want different texts for the same place can't both be taken: what rests on an assumption gives way to
 * what is safe, and a later rule to an earlier one. What comes too late is left to do, for the next run.
 */
export function mergeFile(file: SourceFile, proposals: readonly Proposal[]): MergedFile {
  const isSafe = (proposal: Proposal) => !restsOnAssumption(proposal, proposals);
  const ordered = [...proposals.filter(isSafe), ...proposals.filter((proposal) => !isSafe(proposal))];
  const taken: Placed[] = [];
  const manual: Finding[] = [];
  for (const placed of placedIn(file, ordered)) {
    const winner = taken.find(
      (one) => one.proposal.movedTo !== placed.proposal.movedTo || overlap(one.edits, placed.edits),
    );
    if (winner === undefined) taken.push(placed);
    else {
      const why = ` The fix of ${winner.proposal.rule} changes the same file; apply it first, then run again.`;
      manual.push(...placed.proposal.findings.map((finding) => asManual(finding, why)));
    }
  }
  manual.sort(inFileOrder);
  if (taken.length === 0) return { manual };
  const change = changeOf(file, taken);
  const safe = taken.filter(({ proposal }) => isSafe(proposal));
  if (safe.length > 0 && safe.length < taken.length) change.safePart = changeOf(file, safe);
  return { change, manual };
}

/** Its own findings may be safe, and its text be that of another rule whose findings aren't. */
function restsOnAssumption(proposal: Proposal, all: readonly Proposal[]): boolean {
  const { edit } = proposal;
  return all.some(
    (one) =>
      one.safety === "unsafe" &&
      (one === proposal || ("after" in edit && "after" in one.edit && one.edit.after === edit.after)),
  );
}

/** A proposal with its edits in the text. */
interface Placed {
  proposal: Proposal;
  edits: TextEdit[];
  /** The text with these edits alone. */
  after: string;
}

/** The whole new texts of the compiler are long, and mostly there is one: it is compared line by line only where there are others. */
function placedIn(file: SourceFile, proposals: readonly Proposal[]): Placed[] {
  const whole: TextEdit = { start: 0, end: file.text.length, text: "" };
  const afters = new Set(proposals.map(({ edit }) => ("after" in edit ? edit.after : undefined)));
  return proposals.map((proposal) => {
    const { edit } = proposal;
    if ("edits" in edit) return { proposal, edits: edit.edits, after: applyEdits(file.text, edit.edits) };
    const edits = afters.size === 1 ? [{ ...whole, text: edit.after }] : editsBetween(file.text, edit.after);
    return { proposal, edits, after: edit.after };
  });
}

function changeOf(file: SourceFile, taken: readonly Placed[]): FileChange {
  const proposals = taken.map(({ proposal }) => proposal);
  // Of a file that moves nothing else is changed.
  const [{ movedTo }] = proposals as [Proposal, ...Proposal[]];
  const isOne = taken.every(({ after }) => after === taken[0]!.after);
  const change: FileChange = {
    path: file.path,
    absolutePath: file.absolutePath,
    before: file.text,
    after: isOne ? taken[0]!.after : applyEdits(file.text, joined(taken.map(({ edits }) => edits))),
    hash: file.hash,
    safety: proposals.some(({ safety }) => safety === "unsafe") ? "unsafe" : "safe",
    findings: proposals.flatMap(({ findings }) => findings).sort(inFileOrder),
    ...(movedTo === undefined ? {} : { movedTo }),
  };
  if (proposals.some(({ withMethods }) => withMethods !== undefined)) {
    change.withMethods = (methods) => changeWith(file, proposals, methods);
  }
  return change;
}

/** @throws {MethodsRefused} when the file can't be repaired for these methods; the message says why. */
function changeWith(file: SourceFile, proposals: readonly Proposal[], methods: HttpMethod[]): FileChange {
  const manual: Finding[] = [];
  const again = proposals.flatMap((proposal) => {
    if (proposal.withMethods === undefined) return [proposal];
    const sorted = proposal.withMethods(methods);
    manual.push(...sorted.manual);
    return sorted.proposal === undefined ? [] : [sorted.proposal];
  });
  const { change } = mergeFile(file, again);
  if (change === undefined || manual.length > 0) {
    throw new MethodsRefused(
      manual[0]?.message ?? `${file.path} can't be repaired for ${methods.join(", ")}.`,
    );
  }
  return change;
}

export function inFileOrder(a: Finding, b: Finding): number {
  return compare(a.path, b.path) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
