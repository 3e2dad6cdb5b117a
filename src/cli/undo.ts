import { resolve } from "node:path";
import { NothingToUndo, type Undone, type UndoneFile, undoableRuns, undoRun } from "../apply/undo.js";
import { paletteFor } from "../report/palette.js";
import { printableLine } from "../report/printable.js";
import { CLEAN, FOUND } from "./exit-codes.js";
import { placeFrom } from "./place.js";
import type { Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

export interface UndoFlags {
  force?: boolean;
  root?: string;
  /** Say which runs there are. */
  list?: boolean;
  /** Say what would be done. */
  dryRun?: boolean;
}

const RUN_ID = /^\d{8}-\d{6}(-\d+)?$/;

/** Gives the files of a run their old text back. Gives the exit code: 1 where a file had to be left as it is. */
export async function undo(id: string | undefined, options: UndoFlags, terminal: Terminal): Promise<number> {
  if (options.list) return list(id, options, terminal);
  if (id !== undefined && !RUN_ID.test(id)) {
    throw new UsageError(
      `"${id}" is no run's id, such as 20260131-094500. To name the folder of the run, use --root.`,
    );
  }
  const undone = await terminal.uninterrupted(() => undoing(id, options, terminal));
  const { green, red, dim } = paletteFor(terminal.outColor);
  const would = options.dryRun ? "would be " : "";
  for (const file of undone.files) {
    const place = printableLine(placeFrom(terminal.cwd, undone.root, file.path));
    if (file.outcome === "restored") terminal.out(`${would}${green("restored")}  ${place}\n`);
    else if (file.outcome === "removed") terminal.out(`${would}${green("removed")}   ${place}\n`);
    else if (file.outcome === "unchanged") terminal.out(`${dim("as before")} ${place}\n`);
    else terminal.out(`${would}${red("left")}      ${place}\n  ${printableLine(file.reason ?? "")}\n`);
  }
  const left = undone.files.filter((file) => file.outcome === "failed").length;
  const count = (outcome: UndoneFile["outcome"]) =>
    undone.files.filter((file) => file.outcome === outcome).length;
  const parts = [
    `${count("restored")} ${would}restored`,
    ...(count("removed") > 0 ? [`${count("removed")} removed`] : []),
    ...(left > 0 ? [`${left} left as ${left === 1 ? "it is" : "they are"}`] : []),
  ];
  terminal.out(`Run ${undone.id}: ${parts.join(", ")}.${options.dryRun ? " Nothing was written." : ""}\n`);
  return left > 0 ? FOUND : CLEAN;
}

/** The runs that can be taken back from here, the newest first. */
async function list(id: string | undefined, options: UndoFlags, terminal: Terminal): Promise<number> {
  if (id !== undefined || options.force || options.dryRun)
    throw new UsageError("undo --list only lists: leave the id, --force and --dry-run out.");
  const runs = await undoableRuns(resolve(terminal.cwd, options.root ?? "."));
  if (runs.length === 0) terminal.out("There is no run to take back here.\n");
  const { bold } = paletteFor(terminal.outColor);
  for (const { id: run, root, files } of runs) {
    const time = run.replace(/^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d).*/, "$1-$2-$3 $4:$5:$6 UTC");
    terminal.out(`${bold(run)}  ${time}  ${files.length === 1 ? "1 file" : `${files.length} files`}\n`);
    const shown = files.slice(0, LISTED_AT_MOST);
    for (const path of shown) terminal.out(`  ${printableLine(placeFrom(terminal.cwd, root, path))}\n`);
    if (files.length > shown.length) terminal.out(`  and ${files.length - shown.length} more\n`);
  }
  return CLEAN;
}

const LISTED_AT_MOST = 5;

async function undoing(id: string | undefined, options: UndoFlags, terminal: Terminal): Promise<Undone> {
  try {
    return await undoRun(resolve(terminal.cwd, options.root ?? "."), {
      ...(id === undefined ? {} : { id }),
      ...(options.force ? { force: true } : {}),
      ...(options.dryRun ? { dryRun: true } : {}),
    });
  } catch (error) {
    if (error instanceof NothingToUndo) throw new UsageError(error.message);
    throw error;
  }
}
