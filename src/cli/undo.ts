import { resolve } from "node:path";
import { NothingToUndo, type Undone, type UndoneFile, undoRun } from "../apply/undo.js";
import { paletteFor } from "../report/palette.js";
import { printableLine } from "../report/printable.js";
import { CLEAN, FOUND } from "./exit-codes.js";
import { placeFrom } from "./place.js";
import type { Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

const RUN_ID = /^\d{8}-\d{6}(-\d+)?$/;

/** Gives the files of a run their old text back. Gives the exit code: 1 where a file had to be left as it is. */
export async function undo(
  id: string | undefined,
  options: { force?: boolean; root?: string },
  terminal: Terminal,
): Promise<number> {
  if (id !== undefined && !RUN_ID.test(id)) {
    throw new UsageError(
      `"${id}" is no run's id, such as 20260131-094500. To name the folder of the run, use --root.`,
    );
  }
  const undone = await terminal.uninterrupted(() => undoing(id, options, terminal));
  const { green, red, dim } = paletteFor(terminal.outColor);
  for (const file of undone.files) {
    const place = printableLine(placeFrom(terminal.cwd, undone.root, file.path));
    if (file.outcome === "restored") terminal.out(`${green("restored")}  ${place}\n`);
    else if (file.outcome === "removed") terminal.out(`${green("removed")}   ${place}\n`);
    else if (file.outcome === "unchanged") terminal.out(`${dim("as before")} ${place}\n`);
    else terminal.out(`${red("left")}      ${place}\n  ${printableLine(file.reason ?? "")}\n`);
  }
  const left = undone.files.filter((file) => file.outcome === "failed").length;
  const count = (outcome: UndoneFile["outcome"]) =>
    undone.files.filter((file) => file.outcome === outcome).length;
  const parts = [
    `${count("restored")} restored`,
    ...(count("removed") > 0 ? [`${count("removed")} removed`] : []),
    ...(left > 0 ? [`${left} left as ${left === 1 ? "it is" : "they are"}`] : []),
  ];
  terminal.out(`Run ${undone.id}: ${parts.join(", ")}.\n`);
  return left > 0 ? FOUND : CLEAN;
}

async function undoing(
  id: string | undefined,
  options: { force?: boolean; root?: string },
  terminal: Terminal,
): Promise<Undone> {
  try {
    return await undoRun(resolve(terminal.cwd, options.root ?? "."), {
      ...(id === undefined ? {} : { id }),
      ...(options.force ? { force: true } : {}),
    });
  } catch (error) {
    if (error instanceof NothingToUndo) throw new UsageError(error.message);
    throw error;
  }
}
