import type { Safety } from "../handler/contract.js";
import { isClean } from "./clean.js";
import {
  isForInformation,
  type Report,
  type ReportEntry,
  type ReportSummary,
  UNEXAMINED,
} from "./outcome.js";
import type { Palette } from "./palette.js";
import { notAskedText } from "./presentation.js";
import { printable, printableLine } from "./printable.js";
import { wrap } from "./wrap.js";

export interface TextOptions {
  palette: Palette;
  /** Columns of the terminal; 80 where there is none. */
  width: number;
  /** How a path of the report is shown: from where the user stands. */
  name: (path: string) => string;
  /** The user has just seen the changes one by one: their messages and notes are not said again. */
  reviewed?: boolean;
}

/**
 * The report for people: what was found, place by place, and a summary line. Neighbours of which the same is to be said
 * stand together above it.
 */
export function textReport(report: Report, options: TextOptions): string {
  const groups: { headlines: string[]; body: string }[] = [];
  for (const entry of report.entries) {
    const body = bodyText(entry, options);
    const last = groups.at(-1);
    if (last?.body === body) last.headlines.push(headline(entry, options));
    else groups.push({ headlines: [headline(entry, options)], body });
  }
  const blocks = groups.map(({ headlines, body }) =>
    [...headlines, ...(body === "" ? [] : [body])].join("\n"),
  );
  return `${[...blocks, ...pagesText(report, options), summaryText(report, options)].join("\n\n")}\n`;
}

/** One finding with its place, what is wrong, what changes, and what became of it. */
export function entryText(entry: ReportEntry, options: TextOptions): string {
  const body = bodyText(entry, options);
  return body === "" ? headline(entry, options) : `${headline(entry, options)}\n${body}`;
}

function bodyText(entry: ReportEntry, { palette, width, reviewed }: TextOptions): string {
  const isSeen = reviewed && (entry.outcome === "fixed" || entry.outcome === "unchanged");
  const fate = fateText(entry);
  return [
    ...(isSeen || entry.outcome === "fixed" ? [] : indented(entry.message, "", width)),
    ...(isSeen
      ? []
      : [...entry.notes, ...alternativeTexts(entry)].flatMap((note) => indented(note, "- ", width))),
    ...(fate === undefined ? [] : indented(fate, "> ", width).map((line) => palette.bold(line))),
  ].join("\n");
}

/** The ways to mend it, the chosen one first. */
function alternativeTexts({ alternatives = [], path, outcome }: ReportEntry): string[] {
  if (outcome === "fixed") return [];
  const chosen = alternatives.filter((one) => one.chosen);
  const others = alternatives.filter((one) => !one.chosen);
  return [...chosen, ...others].map((one, index) => {
    const place = one.path === path ? "" : ` (${one.path})`;
    return `${index === 0 ? "Fix" : "Or"}: ${one.title}${place}.`;
  });
}

function indented(text: string, lead: string, width: number): string[] {
  const lines = wrap(printable(text), bodyWidth(width) - lead.length);
  return lines.map((line, at) => `  ${at === 0 ? lead : " ".repeat(lead.length)}${line}`);
}

/** Wide terminals don't make long lines easier to read. */
function bodyWidth(width: number): number {
  return Math.max(40, Math.min(width, 100)) - 2;
}

function headline(entry: ReportEntry, { palette, name }: TextOptions): string {
  const place = `${printableLine(name(entry.path))}:${entry.line}:${entry.column}`;
  if (entry.rule === UNEXAMINED) return `${palette.bold(place)}  ${palette.red("could not be examined")}`;
  // What is only said asks for nothing, by hand or otherwise.
  if (entry.safety === "manual" && isForInformation(entry))
    return [palette.bold(place), palette.dim(entry.rule), palette.dim("information")].join("  ");
  const words = [palette.bold(place), palette.dim(entry.rule), safetyText(entry.safety, palette)];
  if (entry.severity !== "error")
    words.push(entry.severity === "info" ? palette.dim("info") : palette.yellow("warning"));
  if (entry.outcome === "fixed") words.push(palette.green("fixed"));
  if (entry.safety !== "manual" && entry.methods.length > 0) words.push(entry.methods.join(", "));
  return words.join("  ");
}

/** The word for a safety, in its colour. */
function safetyText(safety: Safety, palette: Palette): string {
  if (safety === "safe") return palette.green("safe");
  return safety === "unsafe" ? palette.yellow("unsafe") : palette.magenta("manual");
}

function fateText(entry: ReportEntry): string | undefined {
  if (entry.outcome === "unchanged") return `Left as it is. ${entry.reason ?? ""}`;
  if (entry.outcome === "failed" && entry.reason !== undefined) return `Not written. ${entry.reason}`;
  return undefined;
}

/** Where to read on about each rule that found something. */
function pagesText({ entries }: Report, { palette }: TextOptions): string[] {
  const pages = new Map(entries.map(({ rule, docs }) => [rule, docs]));
  const lines = [...pages].map(([rule, docs]) => palette.dim(`About ${rule}: ${docs}`));
  return lines.length === 0 ? [] : [lines.join("\n")];
}

function summaryText(report: Report, options: TextOptions): string {
  const { notAsked } = report;
  if (notAsked === undefined) return countsText(report, options);
  const told = wrap(notAskedText(notAsked), bodyWidth(options.width) + 2).join("\n");
  return `${countsText(report, options)}\n${told}`;
}

function countsText(
  { summary, examined, baseline, notAsked }: Report,
  { palette, width }: TextOptions,
): string {
  const notes =
    summary.info === 0
      ? ""
      : `, ${summary.info} ${summary.info === 1 ? "note" : "notes"} for information above`;
  const looked = `${examined} ${examined === 1 ? "file" : "files"} examined${notes}`;
  if (summary.findings === 0) {
    const accepted = baseline?.accepted ?? 0;
    // Who skips a rule doesn't know that all is fine.
    if (accepted === 0 && notAsked !== undefined)
      return palette.bold(`Nothing found by the rules that were asked: ${looked}.`);
    if (accepted === 0)
      return palette.green(`Nothing to repair: ${looked}${summary.info === 0 ? ", all fine" : ""}.`);
    const what = accepted === 1 ? "1 finding is accepted" : `${accepted} findings are accepted`;
    return palette.green(`Nothing new: ${looked}, ${what}.`);
  }
  const parts = COUNTS.flatMap(([outcome, text]) => {
    const count = summary[outcome];
    return count === 0 ? [] : [`${count} ${count === 1 ? text.one : text.many}`];
  });
  const findings = summary.findings === 1 ? "1 finding" : `${summary.findings} findings`;
  const { bridged } = summary;
  const left =
    bridged === 0
      ? ""
      : ` Left to be ported: ${bridged} ${bridged === 1 ? "route goes" : "routes go"} over the bridge.`;
  const line = wrap(`${findings}: ${parts.join(", ")}. ${looked}.${left}`, bodyWidth(width) + 2).join("\n");
  return isClean(summary) ? palette.green(line) : palette.bold(line);
}

const COUNTS: [Exclude<keyof ReportSummary, "findings" | "info">, { one: string; many: string }][] = [
  ["fixed", { one: "fixed", many: "fixed" }],
  ["wouldFix", { one: "can be fixed", many: "can be fixed" }],
  ["unchanged", { one: "left as it is", many: "left as they are" }],
  ["manual", { one: "to do by hand", many: "to do by hand" }],
  ["failed", { one: "failed", many: "failed" }],
];
