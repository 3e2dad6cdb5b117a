/** Runs the review in a terminal: shows what each question is about, asks it, and in the end writes what was accepted. */
import { join } from "node:path";
import { uncommittedChanges, type Written, writeChanges } from "../apply/index.js";
import type { Choice, FileChange, Plan } from "../plan/contract.js";
import { neededPaths } from "../plan/needs.js";
import {
  diffText,
  entryText,
  type Fate,
  paletteFor,
  printableLine,
  type ReportEntry,
  reportOf,
  type TextOptions,
} from "../report/index.js";
import { wrap } from "../report/wrap.js";
import {
  type Answer,
  answer,
  Cancelled,
  type Decision,
  decisions,
  goOnWith,
  type Question,
  question,
  type Review,
  sameRun,
  startReview,
} from "../review/index.js";
import { askFile } from "./ask-file.js";
import { CANCELLED, exitCodeOf } from "./exit-codes.js";
import type { Flags } from "./flags.js";
import { look } from "./look.js";
import { nextSteps, type Step } from "./next-steps.js";
import { placeFrom } from "./place.js";
import { reportText } from "./print-report.js";
import { progressOn } from "./progress.js";
import type { Terminal } from "./terminal.js";

/** Gives the exit code. */
export async function review(plan: Plan, paths: string[], flags: Flags, terminal: Terminal): Promise<number> {
  const uncommitted = flags.allowDirty ? new Map<string, string>() : await uncommittedPaths(plan);
  const view = viewOf(plan, uncommitted, terminal);
  terminal.out(`${wrap(openingText(plan), Math.min(terminal.width, 100)).join("\n")}\n`);
  let state = startReview(plan, new Set(uncommitted.keys()));
  const asking = async (show: View): Promise<"asked" | "cancelled"> => {
    for (let asked = question(state); asked !== undefined; asked = question(state)) {
      const given = await askUntilAnswered(asked, show, terminal);
      if (given === "cancelled") return given;
      state = answer(state, given);
    }
    return "asked";
  };
  let ended: "asked" | "cancelled" = await asking(view);
  const left = flags.bridge || flags.migrate || hasQuit(state) ? 0 : leftOverTheBridge(plan);
  if (ended === "asked" && left > 0) {
    const wanted = await askForBridge(left, terminal);
    if (wanted === "cancelled") ended = wanted;
    else if (wanted) {
      const more = await look(paths, { ...flags, bridge: true }, terminal);
      const known = new Set(plan.changes.map(({ path }) => path));
      for (const [path, why] of flags.allowDirty ? [] : await uncommittedPaths(more))
        if (!known.has(path)) uncommitted.set(path, why);
      state = goOnWith(state, more, new Set([...uncommitted.keys()].filter((path) => !known.has(path))));
      if (question(state) === undefined) terminal.out("\nNone of them can go over a bridge.\n");
      ended = await asking(viewOf(more, uncommitted, terminal));
      if (ended === "asked")
        return finish(more, state, uncommitted, paths, { ...flags, bridge: true }, terminal);
    }
  }
  if (ended === "cancelled") {
    terminal.err("\nCancelled. Nothing was written.\n");
    return CANCELLED;
  }
  return finish(plan, state, uncommitted, paths, flags, terminal);
}

function hasQuit(state: Review): boolean {
  return decisions(state).some(({ choice }) => choice === "unasked");
}

/** Routes whose handler can't be rewritten. */
function leftOverTheBridge({ manual }: Plan): number {
  return new Set(manual.filter(({ rule }) => BRIDGEABLE.has(rule)).map(({ path }) => path)).size;
}

const BRIDGEABLE = new Set(["default-export", "pages-signature", "lowercase-method"]);

async function askForBridge(count: number, terminal: Terminal): Promise<boolean | "cancelled"> {
  const { askYesNo, Cancelled } = await import("../review/ask.js");
  const routes = count === 1 ? "1 route is" : `${count} routes are`;
  const text = `${routes} left to do by hand. A bridge would have the handlers answer as they are, through one more file in lib; each diff is shown first.`;
  terminal.out(`\n${wrap(text, Math.min(terminal.width, 100)).join("\n")}\n`);
  try {
    return await terminal.uninterrupted(() => askYesNo("Send them over a bridge?", terminal.signal));
  } catch (error) {
    if (error instanceof Cancelled) return "cancelled";
    throw error;
  }
}

/** Why git could not bring a file back, by its path: of the files that the plan changes, or would with other alternatives. */
async function uncommittedPaths(plan: Plan): Promise<Map<string, string>> {
  const others = plan.choices.flatMap(({ alternatives }) => alternatives);
  return uncommittedChanges(plan.root, [
    ...plan.changes,
    ...others.map(({ path }) => ({ path, absolutePath: join(plan.root, path) })),
  ]);
}

async function askUntilAnswered(
  asked: Question,
  view: View,
  terminal: Terminal,
): Promise<Answer | "cancelled"> {
  view.show(asked);
  try {
    if (asked.kind !== "file") {
      const { ask } = await import("../review/ask.js");
      return await terminal.uninterrupted(() => ask(asked, { signal: terminal.signal, name: view.name }));
    }
    for (;;) {
      const given = await terminal.uninterrupted(() => askFile(asked, view.isFolded(), view.name, terminal));
      if (given === "help") terminal.out(`${helpText(asked, view.isFolded())}\n`);
      else if (given === "diff") view.unfold(asked);
      else return given;
    }
  } catch (error) {
    if (error instanceof Cancelled) return "cancelled";
    throw error;
  }
}

interface View {
  show: (asked: Question) => void;
  /** A path from where the user stands. */
  name: (path: string) => string;
  /** A part of the diff that was shown last is folded away. */
  isFolded: () => boolean;
  /** Shows all of it. */
  unfold: (asked: Extract<Question, { kind: "file" }>) => void;
}

/** Shows each file once, and its diff again only when the answer about its methods has changed it. */
function viewOf(plan: Plan, uncommitted: Map<string, string>, terminal: Terminal): View {
  const palette = paletteFor(terminal.outColor);
  const name = (path: string) => printableLine(placeFrom(terminal.cwd, plan.root, path));
  let shown: FileChange | undefined;
  let folded = false;
  const along = new Set<string>();
  /** As much of a diff as fits on the screen with what stands around it. */
  const diffOf = (change: FileChange) => {
    const lines = diffText(change, palette).split("\n");
    const fit = Math.max(LEAST_SHOWN, terminal.rows - AROUND_A_DIFF);
    if (lines.length <= fit + 1) return lines.join("\n");
    folded = true;
    const more = lines.length - fit;
    return [...lines.slice(0, fit), palette.dim(`… ${more} more lines: d shows all of it`), ""].join("\n");
  };
  return {
    name,
    isFolded: () => folded,
    unfold: (asked) => {
      folded = false;
      terminal.out(`\n${diffText(asked.change, palette)}\n`);
      for (const change of plan.changes) {
        if (change.isNew || !asked.change.needs?.includes(change.path)) continue;
        terminal.out(`Written with it:\n${diffText(change, palette)}\n`);
      }
    },
    show: (asked) => {
      if (asked.kind === "list") return;
      if (asked.kind === "uncommitted") {
        terminal.out(uncommittedText(asked.changes, uncommitted, name, terminal.width));
        return;
      }
      if (asked.kind === "choice") {
        terminal.out(`\n${choiceText(asked.choice, plan, { palette, width: terminal.width, name })}\n`);
        return;
      }
      if (asked.kind === "methods" && asked.refused !== undefined)
        terminal.out(
          `\n${wrap(printableLine(asked.refused), Math.min(terminal.width, 100)).join("\n")}\nChoose other methods.\n`,
        );
      if (asked.change === shown) return;
      const again = shown?.path === asked.change.path;
      shown = asked.change;
      folded = false;
      const head = again ? "" : headText(asked, plan, { palette, width: terminal.width, name });
      terminal.out(`\n${head}${diffOf(asked.change)}\n`);
      // What it calls in other files is written with it: shown once, under the first file that needs it.
      for (const change of plan.changes) {
        if (change.isNew || along.has(change.path) || !asked.change.needs?.includes(change.path)) continue;
        along.add(change.path);
        terminal.out(`Written with it:\n${diffOf(change)}\n`);
      }
      if (asked.kind === "file" && asked.bodyless.length > 0) {
        const which = asked.bodyless.join(" and ");
        const text = `Careful: the handler reads a body, and ${which} requests come without one.`;
        terminal.out(`${palette.yellow(wrap(text, Math.min(terminal.width, 100)).join("\n"))}\n\n`);
      }
    },
  };
}

/** At least so many lines of a diff are shown, however small the screen. */
const LEAST_SHOWN = 12;
/** Lines of a screen that the finding above a diff and the question below it take. */
const AROUND_A_DIFF = 12;

function openingText(plan: Plan): string {
  const needed = neededPaths(plan.changes);
  const asked = plan.changes.filter(({ path }) => !needed.has(path));
  const safe = asked.filter((change) => change.safety === "safe").length;
  const unsafe = asked.length - safe;
  const byHand = plan.manual.filter(({ severity }) => severity !== "info").length;
  const parts = [
    ...(safe > 0 ? [`${safe} can be repaired safely`] : []),
    ...(unsafe > 0 ? [`${unsafe} with an assumption that you decide on`] : []),
    ...(byHand > 0 ? [`${byHand} by hand (listed at the end)`] : []),
    ...(plan.problems.length > 0 ? [`${plan.problems.length} could not be examined`] : []),
  ];
  const looked = plan.examined === 1 ? "1 file" : `${plan.examined} files`;
  return `${looked} examined: ${parts.join(", ")}.\nNothing is written before the last question. ? explains the keys${asked.length > 1 ? ", l lets you tick files in a list" : ""}.`;
}

function uncommittedText(
  changes: FileChange[],
  reasons: Map<string, string>,
  name: (path: string) => string,
  width: number,
): string {
  const lines = changes.slice(0, LISTED_AT_MOST).flatMap((change) => {
    const line = `${name(change.path)}  ${reasons.get(change.path) ?? ""}`;
    if (line.length + 2 <= width) return [`  ${line}`];
    const reason = wrap(reasons.get(change.path) ?? "", Math.min(width, 100) - 4);
    return [`  ${name(change.path)}`, ...reason.map((text) => `    ${text}`)];
  });
  if (changes.length > LISTED_AT_MOST) lines.push(`  and ${changes.length - LISTED_AT_MOST} more`);
  const what = changes.length === 1 ? "This file has" : `These ${changes.length} files have`;
  return `\n${what} changes that git could not bring back (undo still can):\n${lines.join("\n")}\n`;
}

/** The question is about all of them at once; a longer list only pushes it off the screen. */
const LISTED_AT_MOST = 12;

/** The wizard has a key for what a command line has a flag for. */
function inKeys(entry: ReportEntry): ReportEntry {
  return { ...entry, message: entry.message.replace("Choose others with --methods.", "Press m for others.") };
}

function headText(
  asked: Extract<Question, { kind: "methods" | "file" }>,
  plan: Plan,
  options: TextOptions,
): string {
  const { change } = asked;
  const { palette, width } = options;
  const report = reportOf({ ...plan, changes: [change], manual: [], problems: [] }, new Map());
  const rule = palette.dim("-".repeat(Math.min(width, 80)));
  const found = report.entries.map((entry) => entryText(inKeys(entry), options)).join("\n");
  // What is wrong may be in another file than what is changed for it, such as a call.
  const isElsewhere = change.findings.some(({ path }) => path !== change.path);
  const changes = isElsewhere ? `  ${palette.bold(`It is mended in ${options.name(change.path)}.`)}\n` : "";
  return `${rule}\n${found}\n${changes}\n`;
}

function choiceText({ findings }: Choice, plan: Plan, options: TextOptions): string {
  const report = reportOf({ ...plan, changes: [], manual: findings, choices: [], problems: [] }, new Map());
  const rule = options.palette.dim("-".repeat(Math.min(options.width, 80)));
  return `${rule}\n${report.entries.map((entry) => entryText(entry, options)).join("\n")}\n`;
}

function helpText(asked: Extract<Question, { kind: "file" }>, folded: boolean): string {
  const unsafe = asked.change.safety === "unsafe";
  const kind = unsafe ? "that rest on an assumption, as proposed" : "that are safe";
  const texts = {
    yes: "repair this file",
    no: "leave this file as it is",
    all:
      asked.all === 1
        ? "the same as y: there is no other of its kind"
        : `repair this and all others ${kind} (${asked.all} files)`,
    skip: asked.again ? "leave this file as it is" : "decide later: it is asked again after the others",
    quit: "ask no more, and write what was accepted so far",
    list: "tick the files that are left in a list; the safe ones are ticked",
    methods: "choose other methods",
    diff: "show the whole diff",
  };
  const words: (keyof typeof texts)[] = folded ? [...asked.words, "diff"] : asked.words;
  const lines = words.map((word) => `  ${word[0]}  ${word.padEnd(8)} ${texts[word]}`);
  return [...lines, "  Ctrl-C      stop, and write nothing"].join("\n");
}

async function finish(
  planned: Plan,
  state: Review,
  uncommitted: Map<string, string>,
  paths: string[],
  flags: Flags,
  terminal: Terminal,
): Promise<number> {
  const { plan } = state;
  const made = decisions(state);
  const accepted = made.filter((one) => one.choice === "accepted");
  const written = await terminal.uninterrupted(() => writing(plan.root, accepted, terminal));
  const fates = fatesOf(plan, made, written, uncommitted);
  const report = reportOf(plan, fates, written.undo);
  const allowDirty = flags.allowDirty || accepted.some((one) => uncommitted.has(one.planned.path));
  // No flag chooses an alternative for one finding.
  const isAsPlanned = plan.choices.every(({ chosen }, index) => chosen === planned.choices[index]?.chosen);
  const commands = sameRun(isAsPlanned ? made : [], {
    name: (change) => placeFrom(terminal.cwd, plan.root, change.path),
    flags: [
      ...(flags.rules ? [`--rule=${flags.rules.join(",")}`] : []),
      ...(flags.skip ? [`--skip=${flags.skip.join(",")}`] : []),
      ...(flags.style ? [`--style=${flags.style}`] : []),
      ...(flags.exact ? ["--exact"] : []),
      ...(flags.bridge ? ["--bridge"] : []),
    ],
    paths,
    ...(flags.methods ? { methods: flags.methods } : {}),
    allowDirty,
    windows: terminal.windows,
    command: flags.migrate ? `${terminal.command} migrate` : terminal.command,
  });
  const steps = [
    ...nextSteps(report, plan, paths, { ...flags, unsafe: true }, terminal),
    ...commands.map((command): Step => ["Without questions", command]),
  ];
  terminal.out(`\n${reportText(report, terminal, paletteFor(terminal.outColor), steps, true)}`);
  return terminal.signal.aborted ? CANCELLED : exitCodeOf(report);
}

async function writing(root: string, accepted: Decision[], terminal: Terminal): Promise<Written> {
  const progress = progressOn(terminal);
  try {
    return await writeChanges(
      root,
      accepted.map((one) => one.change),
      {
        signal: terminal.signal,
        onProgress: ({ done, total, path }) => progress.show(`Writing (${done} of ${total}) ${path}`),
      },
    );
  } finally {
    progress.clear();
  }
}

function fatesOf(
  plan: Plan,
  made: Decision[],
  written: Written,
  uncommitted: Map<string, string>,
): Map<string, Fate> {
  const outcomes = new Map(written.files.map((file) => [file.path, file]));
  const besides = new Map(plan.changes.map(({ path, onlyWith }) => [path, onlyWith]));
  return new Map(
    made.map((one): [string, Fate] => {
      const { path } = one.planned;
      const outcome = outcomes.get(path);
      const beside = besides.get(path);
      if (outcome !== undefined && beside !== undefined && beside.otherwise === one.planned)
        return [path, { ...outcome, change: one.change, left: beside.why }];
      if (outcome !== undefined) return [path, { ...outcome, change: one.change }];
      return [path, { outcome: "unchanged", reason: reasonFor(one, uncommitted.get(path)) }];
    }),
  );
}

function reasonFor({ choice, change }: Decision, uncommitted: string | undefined): string {
  if (choice === "unfit")
    return (
      change.onlyWith?.why ??
      "What it calls in other files can only be rewritten together with files that are left as they are."
    );
  if (choice === "left") return `${uncommitted ?? ""} Commit it first, or add --allow-dirty.`;
  if (choice === "refused") return "You said no.";
  if (choice === "unneeded") return "It is there for files that are left as they are.";
  if (choice === "skipped") return "You skipped it.";
  return "You quit before it.";
}
