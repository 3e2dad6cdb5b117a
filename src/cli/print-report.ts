import { jsonReport, type Palette, paletteFor, type Report, textReport } from "../report/index.js";
import type { Flags } from "./flags.js";
import { alignedSteps, type Step } from "./next-steps.js";
import { placeFrom } from "./place.js";
import type { Terminal } from "./terminal.js";

/** Prints the report in the chosen format; the next steps only come with text. */
export function printReport(report: Report, flags: Flags, terminal: Terminal, steps: Step[]): void {
  if (flags.format === "json") terminal.out(jsonReport(report));
  else terminal.out(reportText(report, terminal, paletteFor(terminal.outColor), steps));
}

/** The report as text, and the next steps below it. `reviewed`: the user has just seen the changes. */
export function reportText(
  report: Report,
  terminal: Terminal,
  palette: Palette,
  steps: Step[],
  reviewed = false,
): string {
  const name = (path: string) => placeFrom(terminal.cwd, report.root, path);
  const text = textReport(report, { palette, width: terminal.width, name, reviewed });
  const lines = alignedSteps(steps).map((line) => `${line}\n`);
  return lines.length === 0 ? text : `${text}\n${lines.join("")}`;
}
