/** The command without a name: looks, and then shows the diff, writes, asks, or reports, by its flags and its terminal. */
import {
  applyPlan,
  partWritten,
  uncommittedChanges,
  type Written,
  wantedParts,
  whyUnwanted,
} from "../apply/index.js";
import type { Plan } from "../plan/contract.js";
import { diffText, type Fate, paletteFor, type Report, reportOf } from "../report/index.js";
import { CANCELLED, exitCodeOf } from "./exit-codes.js";
import type { Flags } from "./flags.js";
import { look } from "./look.js";
import { nextSteps, undoLine } from "./next-steps.js";
import { printReport, reportText } from "./print-report.js";
import { progressOn } from "./progress.js";
import type { Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

/** Gives the exit code. */
export async function repair(paths: string[], flags: Flags, terminal: Terminal): Promise<number> {
  if (flags.yes && (flags.html ?? flags.plan) !== undefined) {
    throw new UsageError("--html and --plan are for looking before anything is written; leave --yes out.");
  }
  const plan = await look(paths, flags, terminal);
  if (flags.html !== undefined || flags.plan !== undefined) await reviewFiles(plan, flags, terminal);
  if (flags.dryRun) return dryRun(plan, paths, flags, terminal);
  if (flags.yes) return write(plan, paths, flags, terminal);
  const isForLater = flags.html !== undefined || flags.plan !== undefined;
  if (terminal.interactive && !isForLater && flags.format === "text" && plan.changes.length > 0) {
    const { review } = await import("./wizard.js");
    return review(plan, paths, flags, terminal);
  }
  return reportOnly(plan, paths, flags, terminal);
}

async function reviewFiles(plan: Plan, flags: Flags, terminal: Terminal): Promise<void> {
  const { reviewOf, writeReviewFiles } = await import("./review-page.js");
  const content = reviewOf(plan, await foreseen(plan, flags), flags.unsafe);
  for (const said of await writeReviewFiles(flags, terminal, content)) terminal.err(`${said}\n`);
}

/** Tells what `--yes` with the same flags would do; writes nothing. */
async function reportOnly(plan: Plan, paths: string[], flags: Flags, terminal: Terminal): Promise<number> {
  const report = await foreseen(plan, flags);
  printReport(report, flags, terminal, nextSteps(report, plan, paths, flags, terminal));
  return exitCodeOf(report);
}

/** The diff is the result; what else there is to say goes beside it, so that the output stays a patch. */
async function dryRun(plan: Plan, paths: string[], flags: Flags, terminal: Terminal): Promise<number> {
  const report = await foreseen(plan, flags);
  if (flags.format !== "text") {
    printReport(report, flags, terminal, []);
    return exitCodeOf(report);
  }
  const palette = paletteFor(terminal.patchColor);
  for (const change of wantedParts(plan.changes, flags.unsafe)) terminal.out(diffText(change, palette));
  const steps = nextSteps(report, plan, paths, flags, terminal);
  terminal.err(reportText(report, terminal, paletteFor(terminal.errColor), steps));
  return exitCodeOf(report);
}

async function write(plan: Plan, paths: string[], flags: Flags, terminal: Terminal): Promise<number> {
  const written = await terminal.uninterrupted(() => writing(plan, flags, terminal));
  const fates = new Map<string, Fate>(written.files.map((file) => [file.path, file]));
  const report = reportOf(plan, fates, written.undo);
  printReport(report, flags, terminal, nextSteps(report, plan, paths, flags, terminal));
  return terminal.signal.aborted ? CANCELLED : exitCodeOf(report);
}

async function writing(plan: Plan, flags: Flags, terminal: Terminal): Promise<Written> {
  const progress = progressOn(terminal);
  try {
    return await applyPlan(plan, {
      unsafe: flags.unsafe,
      allowDirty: flags.allowDirty,
      signal: terminal.signal,
      onJournal: async (undo) => terminal.ifOutIsLost?.(`Undo: ${undoLine(undo, terminal)}\n`),
      onProgress: ({ done, total, path }) => progress.show(`Writing (${done} of ${total}) ${path}`),
    });
  } finally {
    progress.clear();
  }
}

/**
 * A file's uncommitted changes don't keep its diff from being seen: only writing needs them out of the way, and the note
 * says so.
 */
export async function foreseen(plan: Plan, flags: Flags): Promise<Report> {
  const wanted = new Map(wantedParts(plan.changes, flags.unsafe).map((part) => [part.path, part]));
  const uncommitted = flags.allowDirty
    ? new Map<string, string>()
    : await uncommittedChanges(plan.root, [...wanted.values()]);
  const fates = new Map<string, Fate>();
  for (const change of plan.changes) {
    const part = wanted.get(change.path);
    if (part === undefined) {
      fates.set(change.path, {
        outcome: "unchanged",
        reason: whyUnwanted(change, flags.unsafe, plan.changes),
      });
      continue;
    }
    const reason = uncommitted.get(change.path);
    const note = reason
      ? `${reason} To write it, commit it first or add --allow-dirty.`
      : part.onlyWith && uncommitted.has(part.onlyWith.path)
        ? `That rests on the change of ${part.onlyWith.path}, which has to be written along with it.`
        : undefined;
    const about = partWritten(change, part, flags.unsafe);
    fates.set(change.path, { outcome: "would-fix", ...about, ...(note ? { note } : {}) });
  }
  return reportOf(plan, fates);
}
