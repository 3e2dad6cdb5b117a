/** `route-codemod contracts`: writes contract tests. */
import { type Written, type WrittenFile, writeChanges } from "../apply/index.js";
import type { ContractPlan, PlannedFile } from "../contracts/index.js";
import { diffText, paletteFor, printableLine } from "../report/index.js";
import { CANCELLED, CLEAN, FOUND } from "./exit-codes.js";
import { undoLine } from "./next-steps.js";
import { pathsInWords, placeFrom } from "./place.js";
import { type ContractFate, type ContractReport, contractsJson, contractsText } from "./print-contracts.js";
import { progressOn } from "./progress.js";
import type { Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

/** The options as commander gives them. */
export interface RawContractFlags {
  out?: string;
  dryRun?: boolean;
  force?: boolean;
  format?: string;
}

/** Gives the exit code: 1 where something is left, or with `--dry-run` would be written. */
export async function contracts(
  paths: string[],
  flags: RawContractFlags,
  terminal: Terminal,
): Promise<number> {
  if (flags.format !== "text" && flags.format !== "json") {
    throw new UsageError(`There is no format "${flags.format}". The formats are: text, json.`);
  }
  const plan = await look(paths, flags, terminal);
  const isChange = (file: PlannedFile) => file.change !== undefined;
  const isWanted = (file: PlannedFile) => file.state !== "edited" || flags.force === true;
  if (flags.dryRun) {
    const wanted = plan.files.filter((file) => isChange(file) && isWanted(file));
    const report = reportOf(plan, new Map(wanted.map((file) => [file.path, { outcome: "would-write" }])));
    if (flags.format === "text") {
      const palette = paletteFor(terminal.patchColor);
      for (const { change } of wanted) terminal.out(diffText(change!, palette));
      terminal.err(contractsText(report, terminal, paletteFor(terminal.errColor)));
    } else terminal.out(contractsJson(report));
    return exitCodeOf(report);
  }
  const accepted = await acceptedEdits(plan, flags, terminal);
  if (accepted === "cancelled") {
    terminal.err("\nCancelled. Nothing was written.\n");
    return CANCELLED;
  }
  const changes = plan.files.flatMap(({ change, path, state }) =>
    change !== undefined && (state !== "edited" || accepted.has(path)) ? [change] : [],
  );
  const written: Written = await terminal.uninterrupted(() =>
    writeChanges(plan.root, changes, {
      signal: terminal.signal,
      onJournal: async (undo) => terminal.ifOutIsLost?.(`Undo: ${undoLine(undo, terminal)}\n`),
    }),
  );
  const fates = new Map(written.files.map((file): [string, ContractFate] => [file.path, fateOf(file)]));
  const report = reportOf(plan, fates, written.undo);
  if (flags.format === "json") terminal.out(contractsJson(report));
  else terminal.out(contractsText(report, terminal, paletteFor(terminal.outColor)));
  return terminal.signal.aborted ? CANCELLED : exitCodeOf(report);
}

async function look(paths: string[], flags: RawContractFlags, terminal: Terminal): Promise<ContractPlan> {
  const { makeContracts } = await import("../contracts/index.js");
  const progress = progressOn(terminal);
  const wanted = paths.length === 0 ? ["."] : paths;
  try {
    const plan = await makeContracts({
      paths: wanted,
      cwd: terminal.cwd,
      ...(flags.out === undefined ? {} : { out: flags.out }),
      onProgress: ({ done, path }) => progress.show(`Looking (${done}) ${path}`),
    });
    if (plan.routes + plan.left.length + plan.problems.length === 0) {
      throw new UsageError(
        `No route file found in ${pathsInWords(wanted)}. Give the folder of a Next.js app with routes in its app folder.`,
      );
    }
    return plan;
  } finally {
    progress.clear();
  }
}

/** The tests that somebody has changed and that may be written over all the same: all by --force, else those that the user names. */
async function acceptedEdits(
  plan: ContractPlan,
  flags: RawContractFlags,
  terminal: Terminal,
): Promise<Set<string> | "cancelled"> {
  const edited = plan.files.filter((file) => file.state === "edited");
  if (flags.force) return new Set(edited.map((file) => file.path));
  const accepted = new Set<string>();
  if (edited.length === 0 || !terminal.interactive || flags.format === "json") return accepted;
  const { askYesNo, Cancelled } = await import("../review/ask.js");
  const palette = paletteFor(terminal.outColor);
  for (const { path, change } of edited) {
    const name = printableLine(placeFrom(terminal.cwd, plan.root, path));
    terminal.out(`\n${palette.bold(name)} was changed by hand. Written anew, it would lose that:\n\n`);
    terminal.out(`${diffText(change!, palette)}\n`);
    try {
      if (await terminal.uninterrupted(() => askYesNo("Write it anew?", terminal.signal))) accepted.add(path);
    } catch (error) {
      if (error instanceof Cancelled) return "cancelled";
      throw error;
    }
  }
  return accepted;
}

function fateOf(file: WrittenFile): ContractFate {
  if (file.outcome === "fixed") return { outcome: "written" };
  const reason = file.reason === undefined ? {} : { reason: file.reason };
  return { outcome: file.outcome === "failed" ? "failed" : "left", ...reason };
}

function reportOf(
  plan: ContractPlan,
  fates: Map<string, ContractFate>,
  undo?: Written["undo"],
): ContractReport {
  const files = plan.files.map((file) => ({
    path: file.path,
    ...(fates.get(file.path) ?? unwritten(file)),
    ...(file.change ? { change: file.change } : {}),
  }));
  return { plan, files, ...(undo === undefined ? {} : { undo }) };
}

function unwritten({ state }: PlannedFile): ContractFate {
  if (state === "current") return { outcome: "up-to-date" };
  if (state === "stale") return { outcome: "left", reason: "Its route is gone. Delete it." };
  return {
    outcome: "left",
    reason: "It was changed by hand. Move your tests to a file beside it, or add --force to write it anew.",
  };
}

function exitCodeOf({ plan, files }: ContractReport): number {
  const isDone = files.every(({ outcome }) => outcome === "written" || outcome === "up-to-date");
  return isDone && plan.left.length === 0 && plan.problems.length === 0 ? CLEAN : FOUND;
}
