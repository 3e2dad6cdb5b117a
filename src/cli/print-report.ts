import { type Palette, paletteFor, type Report, renderReport, textReport } from "../report/index.js";
import type { Flags } from "./flags.js";
import { alignedSteps, type Step } from "./next-steps.js";
import { placeFrom } from "./place.js";
import { presentationOf } from "./presentation.js";
import type { Terminal } from "./terminal.js";

/** Prints the report in the chosen format; the next steps only come with text. */
export function printReport(report: Report, flags: Flags, terminal: Terminal, steps: Step[]): void {
  const { format } = flags;
  if (format === "text") {
    terminal.out(reportText(report, terminal, paletteFor(terminal.outColor), steps));
    return;
  }
  terminal.out(renderReport(format, report, presentationOf(terminal.cwd, report.root, format === "sarif")));
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
