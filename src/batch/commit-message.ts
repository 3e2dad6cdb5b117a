/** The words that a person reads who gets such a change for review: commit message, title and body of a pull request. */
import { isForInformation, type ReportEntry } from "../report/index.js";
import type { RepoResult } from "./contract.js";

const WIDTH = 72;

/** The whole message of the commit: a subject, what was changed, and what is left. */
export function commitMessage(result: RepoResult): string {
  const lines = [changeTitle(result), ""];
  lines.push(...whyOf(result), "");
  for (const file of filesOf(result, isRepaired)) lines.push(`- ${file.path}: ${file.what}`);
  const left = filesOf(result, isLeft);
  if (left.length > 0) lines.push("", "Left to do:", ...left.map((file) => `- ${file.path}: ${file.what}`));
  return `${lines.join("\n")}\n`;
}

const WHY = [
  "Next.js calls the named exports GET, POST and so on of a route file and",
  "ignores everything else, so these routes answered 405 or not at all.",
];

const WHY_STYLE = [
  "Each route is one typed map of its methods now: a method without a handler",
  "fails the type check, and others are answered with 405 and Allow.",
];

function whyOf(result: RepoResult): string[] {
  return isStyleAlone(result) ? WHY_STYLE : WHY;
}

/** Nothing was wrong: the routes were only put into a style. */
function isStyleAlone({ files }: RepoResult): boolean {
  const repaired = files.filter(isRepaired);
  return repaired.length > 0 && repaired.every(({ rule }) => rule === "make-route");
}

/** One line, for a commit or a pull request. */
export function changeTitle(result: RepoResult): string {
  const count = filesOf(result, isRepaired).length;
  const [only] = filesOf(result, isRepaired);
  if (isStyleAlone(result)) return "Write API routes as typed maps of methods";
  const title =
    count === 1 ? `Repair the API route ${only!.path}` : `Repair ${count} files so that API routes answer`;
  return title.length <= WIDTH ? title : "Repair an API route so that it answers";
}

/** Markdown for a pull request. */
export function changeBody(result: RepoResult): string {
  const changed = filesOf(result, isRepaired);
  const left = filesOf(result, isLeft);
  const lines = [
    `${whyOf(result).join(" ")}`,
    "",
    "## What changes",
    "",
    ...changed.map((file) => `- ${code(file.path)}: ${text(file.what)}`),
  ];
  const notes = result.files
    .filter(isRepaired)
    .flatMap((entry) => entry.notes.map((note) => ({ entry, note })));
  if (notes.length > 0) {
    lines.push("", "## To know when reviewing", "");
    lines.push(...notes.map(({ entry, note }) => `- ${code(entry.path)}: ${text(note)}`));
  }
  if (left.length > 0) {
    lines.push("", "## Left to do", "");
    const entries = result.files.filter(isLeft);
    lines.push(
      ...entries.map(
        (entry) =>
          `- ${code(`${entry.path}:${entry.line}`)} (${entry.rule}): ${text(entry.reason ?? entry.message)}`,
      ),
    );
  }
  return `${lines.join("\n")}\n`;
}

/** What the batch mended, or would mend. */
function isRepaired(entry: ReportEntry): boolean {
  return entry.outcome === "fixed" || entry.outcome === "would-fix";
}

/** What is there for information asks for nothing. */
function isLeft(entry: ReportEntry): boolean {
  return !isRepaired(entry) && !isForInformation(entry);
}

function filesOf(
  result: RepoResult,
  wanted: (entry: ReportEntry) => boolean,
): { path: string; what: string }[] {
  const files = new Map<
    string,
    { path: string; rules: Set<string>; methods: Set<string>; movedTo?: string | undefined }
  >();
  for (const entry of result.files.filter(wanted)) {
    const file = files.get(entry.path) ?? { path: oneLine(entry.path), rules: new Set(), methods: new Set() };
    file.rules.add(entry.rule);
    for (const method of entry.methods) file.methods.add(method);
    file.movedTo ??= entry.movedTo;
    files.set(entry.path, file);
  }
  return [...files.values()].map(({ path, rules, methods, movedTo }) => {
    const exported = methods.size > 0 ? ` (${[...methods].join(", ")})` : "";
    const moved = movedTo === undefined ? "" : `, moved to ${oneLine(movedTo)}`;
    return { path, what: `${[...rules].join(", ")}${exported}${moved}` };
  });
}

/** A name with a line feed in it must not begin a line of its own. */
function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029]/gu, " ");
}

/** As a span of code that the text can't end. */
function code(value: string): string {
  const plain = oneLine(value);
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest > 0 ? `${fence} ${plain} ${fence}` : `${fence}${plain}${fence}`;
}

/** As plain text: nothing in it is a mention, a link, an image or HTML. Our own messages mark code with backticks, and keep them. */
function text(value: string): string {
  return oneLine(value)
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : escaped(part)))
    .join("");
}

function escaped(part: string): string {
  return part.replace(/[\\*_{}[\]<>#!|&]/g, "\\$&").replace(/@/g, "@<!-- -->");
}
