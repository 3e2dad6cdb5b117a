/**
 * The wizard without a terminal: a plan goes in, questions come out, answers go in, and in the end there are decisions. All
 * of it is plain data, so any front end can ask the questions, and a test can answer them.
 *
 * Nothing is written while questions are open. What was accepted is written in one go afterwards, as `git add -p` does;
 * `quit` ends the questions and keeps what was accepted so far.
 */
import type { HttpMethod } from "../handler/contract.js";
import { type Choice, type FileChange, MethodsRefused, type Plan } from "../plan/contract.js";
import { neededPaths, withoutUnneeded } from "../plan/needs.js";

/** The answers to the question about one file. */
export type Word = "yes" | "no" | "all" | "skip" | "quit" | "list" | "methods";

export type Question =
  /** Files that git could not bring back: include them? Asked first, once. */
  | { kind: "uncommitted"; changes: FileChange[] }
  /** Which of several ways to mend it. Asked before the question about the first file that one of them edits. */
  | { kind: "choice"; choice: Choice }
  /** Which files to repair, at a glance: asked for by `list`. The safe ones are ticked. */
  | { kind: "list"; files: { change: FileChange; ticked: boolean }[] }
  /** Which methods a handler serves that doesn't say so: asked for by `methods`. */
  | {
      kind: "methods";
      change: FileChange;
      options: HttpMethod[];
      chosen: HttpMethod[];
      /** Why the last choice can't be had: it is asked again. */
      refused?: string;
    }
  | {
      kind: "file";
      change: FileChange;
      /** Counts from 1; of no meaning when `again` is set. */
      number: number;
      total: number;
      /** It was skipped before and is asked for the last time. */
      again: boolean;
      /** How many changes `all` would accept, this one included. */
      all: number;
      words: Word[];
      /** The methods that the user chose. */
      methods?: HttpMethod[];
      /** Chosen methods that have no body, where the handler reads one. */
      bodyless: HttpMethod[];
    };

export type Answer =
  | { kind: "uncommitted"; include: boolean }
  /** Undefined: leave it as it is. */
  | { kind: "choice"; alternative: string | undefined }
  | { kind: "list"; paths: string[] }
  | { kind: "methods"; methods: HttpMethod[] }
  | { kind: "file"; word: Word };

/** Where the review stands. Made by `startReview` and `answer` alone. */
export interface Review {
  /** With the alternatives that were chosen so far. */
  plan: Plan;
  /** Ids of the choices that need no question any more. */
  chosen: ReadonlySet<string>;
  /** Paths of files that git could not bring back, and that are to be left alone. */
  held: ReadonlySet<string>;
  /** Files whose uncommitted state is not decided yet. */
  uncommitted: FileChange[];
  /** Still to be asked: the safe ones first. */
  open: Open[];
  decided: Decision[];
  total: number;
  /** The user wants all that is open as one list. */
  listing: boolean;
}

interface Open {
  planned: FileChange;
  /** As it would be written; differs from `planned` once other methods were chosen. */
  change: FileChange;
  /** The user's choice; undefined while the plan's own stands. */
  methods?: HttpMethod[];
  /** The user wants to choose the methods. */
  choosing: boolean;
  /** Why the methods that were chosen last can't be had. */
  refused?: string;
  skipped: boolean;
}

/**
 * `left`: git could not bring it back, and the user wants it left alone. `unneeded`: a new file that is there for others, of which none was
 * accepted. `unfit`: it is right only beside a change that wasn't accepted. Nobody is asked about these two.
 */
export interface Decision {
  planned: FileChange;
  change: FileChange;
  /** Set where the user chose other methods than the plan. */
  methods?: HttpMethod[];
  choice: "accepted" | "refused" | "skipped" | "left" | "unasked" | "unneeded" | "unfit";
}

/**
 * Takes the plan and the paths of files that git could not bring back (none, if they may be written anyway): those that the plan changes,
 * and those that it would change with other alternatives.
 */
export function startReview(plan: Plan, uncommitted: ReadonlySet<string>): Review {
  const asked = askedAbout(plan);
  const changes = asked.filter(({ path }) => uncommitted.has(path));
  return inOrder({
    plan,
    chosen: new Set(),
    held: uncommitted,
    uncommitted: changes,
    open: openings(asked.filter(({ path }) => !uncommitted.has(path))),
    decided: [],
    total: asked.length - changes.length,
    listing: false,
  });
}

/** A new file that others need goes with them. */
function askedAbout({ changes }: Plan): FileChange[] {
  const needed = neededPaths(changes);
  return changes.filter(({ path }) => !needed.has(path));
}

/** The next question; undefined when everything is decided. */
export function question(review: Review): Question | undefined {
  if (review.uncommitted.length > 0) return { kind: "uncommitted", changes: review.uncommitted };
  const next = review.open[0];
  if (next === undefined) return undefined;
  if (review.listing) {
    const files = review.open.map(({ change }) => ({ change, ticked: change.safety === "safe" }));
    return { kind: "list", files };
  }
  const choice = openChoice(review, next.planned.path);
  if (choice !== undefined) return { kind: "choice", choice };
  const methods = methodChoiceOf(next.planned);
  if (methods !== undefined && next.choosing) {
    const chosen = next.methods ?? methods.chosen;
    const { change, refused } = next;
    return { kind: "methods", change, options: methods.options, chosen, ...(refused ? { refused } : {}) };
  }
  const all = likeFirst(review.open).length;
  const words: Word[] = ["yes", "no", "all", "skip", "quit"];
  if (review.open.length > 1) words.push("list");
  const chosen = next.methods ?? methods?.chosen ?? [];
  return {
    kind: "file",
    change: next.change,
    number: review.total - review.open.filter((one) => !one.skipped).length + 1,
    total: review.total,
    again: next.skipped,
    all,
    words: methods === undefined ? words : [...words, "methods"],
    ...(next.methods ? { methods: next.methods } : {}),
    bodyless: methods?.readsBody ? chosen.filter((method) => method === "GET" || method === "HEAD") : [],
  };
}

/** Takes the answer to the present question; gives the review as it stands then. */
export function answer(review: Review, given: Answer): Review {
  return inOrder(fitted(answered(review, given)));
}

function answered(review: Review, given: Answer): Review {
  if (given.kind === "uncommitted") return includeUncommitted(review, given.include);
  const [next, ...rest] = review.open;
  if (next === undefined) return review;
  if (given.kind === "choice") {
    const choice = openChoice(review, next.planned.path);
    return choice === undefined ? review : choose(review, choice, given.alternative);
  }
  if (given.kind === "list") {
    const ticked = review.open.filter(({ change }) => given.paths.includes(change.path));
    const others = review.open.filter((one) => !ticked.includes(one));
    return decide(decide({ ...review, listing: false }, ticked, "accepted"), others, "refused");
  }
  if (given.kind === "methods") {
    return { ...review, open: [withMethods(next, given.methods), ...rest] };
  }
  switch (given.word) {
    case "yes":
      return decide(review, [next], "accepted");
    case "no":
      return decide(review, [next], "refused");
    case "all":
      return decide(review, likeFirst(review.open), "accepted");
    case "skip":
      if (next.skipped) return decide(review, [next], "skipped");
      return { ...review, open: [...rest, { ...next, skipped: true }] };
    case "quit":
      return decide(review, review.open, "unasked");
    case "list":
      return { ...review, listing: true };
    case "methods":
      return { ...review, open: [{ ...next, choosing: true }, ...rest] };
  }
}

/**
 * The same review of a plan that holds more: what was decided stays, and the rest is asked. `uncommitted`: paths of what is new in it that git could
 * not bring back; these are left alone.
 */
export function goOnWith(review: Review, plan: Plan, uncommitted: ReadonlySet<string>): Review {
  const asChosen = review.plan.choices.reduce((made, { id, chosen }) => {
    const other = made.choices.find((one) => one.id === id);
    return other && other.chosen !== chosen ? made.choose(id, chosen) : made;
  }, plan);
  return inOrder(withPlan({ ...review, held: new Set([...review.held, ...uncommitted]) }, asChosen));
}

/** What was decided on each change, in path order. Complete once there is no question left. */
export function decisions(review: Review): Decision[] {
  const accepted = review.decided.filter(({ choice }) => choice === "accepted");
  const wanted = new Set(accepted.flatMap(({ change }) => change.needs ?? []));
  const needed = neededPaths(review.plan.changes);
  const along = review.plan.changes.filter(({ path }) => needed.has(path));
  const written = withoutUnneeded(
    [
      ...accepted.map(({ change }) => change),
      ...along.filter(({ path }) => wanted.has(path) && !review.held.has(path)),
    ],
    review.plan.changes,
  );
  const paths = new Set(written.map(({ path }) => path));
  const decided = review.decided.map((one): Decision => {
    // It calls what can only be rewritten together with a file that was left.
    const isUnfit = one.choice === "accepted" && !paths.has(one.change.path);
    return isUnfit ? { ...one, choice: "unfit" } : one;
  });
  const others = along.map((change): Decision => {
    return { planned: change, change, choice: paths.has(change.path) ? "accepted" : "unneeded" };
  });
  return [...decided, ...others].sort((a, b) => (a.planned.path < b.planned.path ? -1 : 1));
}

/** Reads what a user typed: a word, or its first letter. */
export function wordOf<T extends string>(typed: string, words: readonly T[]): T | undefined {
  const text = typed.trim().toLowerCase();
  return text === "" ? undefined : words.find((word) => word === text || word[0] === text);
}

function openings(changes: FileChange[]): Open[] {
  const opened = changes.map((change) => ({ planned: change, change, choosing: false, skipped: false }));
  return [
    ...opened.filter((one) => one.planned.safety === "safe"),
    ...opened.filter((one) => one.planned.safety === "unsafe"),
  ];
}

/** `all` stays on one side of the line between what is safe and what rests on an assumption, and takes nothing that another decision is before. */
function likeFirst(open: Open[]): Open[] {
  const like = open.filter(({ planned }) => planned.safety === open[0]?.planned.safety);
  const rest = new Set(open.filter((one) => !like.includes(one)).map(({ change }) => change.path));
  return like.filter(({ change }) => change.onlyWith === undefined || !rest.has(change.onlyWith.path));
}

function includeUncommitted(review: Review, include: boolean): Review {
  if (include) return withPlan({ ...review, uncommitted: [], held: new Set() }, review.plan);
  const left = review.uncommitted.map((change): Decision => ({ planned: change, change, choice: "left" }));
  return { ...review, uncommitted: [], decided: [...review.decided, ...left] };
}

/** The choice to be made before this file can be decided on. What is part of a decided file stays as it is. */
function openChoice({ plan, chosen, decided }: Review, path: string): Choice | undefined {
  const done = new Set(decided.map(({ planned }) => planned.path));
  return plan.choices.find(
    ({ id, alternatives, chosen: present }) =>
      !chosen.has(id) &&
      alternatives.some((one) => one.path === path) &&
      !alternatives.some((one) => one.id === present && done.has(one.path)),
  );
}

/** Where the same edit would mend other findings too, it is taken for all of them. */
function choose(review: Review, choice: Choice, alternative: string | undefined): Review {
  const taken = choice.alternatives.find(({ id }) => id === alternative);
  const chosen = new Set(review.chosen).add(choice.id);
  let plan = review.plan.choose(choice.id, alternative);
  for (const other of review.plan.choices) {
    const same = taken && other.alternatives.find((one) => isSameEdit(one, taken));
    if (same === undefined || chosen.has(other.id)) continue;
    plan = plan.choose(other.id, same.id);
    chosen.add(other.id);
  }
  return withPlan({ ...review, chosen }, plan);
}

function isSameEdit(one: Choice["alternatives"][number], other: Choice["alternatives"][number]): boolean {
  return one.path === other.path && JSON.stringify(one.edits) === JSON.stringify(other.edits);
}

/** The review of another plan: what was decided, or said of a change that is still the same, holds. */
function withPlan(review: Review, plan: Plan): Review {
  const isDecided = new Set(review.decided.map(({ planned }) => planned.path));
  const changes = askedAbout(plan).filter(({ path }) => !isDecided.has(path));
  const known = new Map(review.open.map((one) => [one.planned, one]));
  const opened = openings(changes.filter(({ path }) => !review.held.has(path))).map(
    (one) => known.get(one.planned) ?? one,
  );
  const left = changes
    .filter(({ path }) => review.held.has(path))
    .map((change): Decision => ({ planned: change, change, choice: "left" }));
  const answered = review.decided.filter(({ choice }) => choice !== "left").length;
  return {
    ...review,
    plan,
    open: [...opened.filter((one) => !one.skipped), ...opened.filter((one) => one.skipped)],
    decided: [...review.decided, ...left],
    total: answered + opened.length,
  };
}

function decide(review: Review, what: Open[], choice: Decision["choice"]): Review {
  const done = new Set(what);
  return {
    ...review,
    open: review.open.filter((one) => !done.has(one)),
    decided: [...review.decided, ...what.map((one) => decision(one, choice))],
  };
}

/** What others are right beside alone is decided before them. */
function inOrder(review: Review): Review {
  const open = new Set(review.open.map(({ change }) => change.path));
  const waits = ({ change }: Open) => change.onlyWith !== undefined && open.has(change.onlyWith.path);
  return {
    ...review,
    open: [...review.open.filter((one) => !waits(one)), ...review.open.filter(waits)],
  };
}

/** Changes that have lost what they are right beside give way to what they have instead. */
function fitted(review: Review): Review {
  const isLost = ({ change: { onlyWith } }: Open): boolean => {
    const beside = review.decided.find(({ planned }) => planned.path === onlyWith?.path);
    return (
      beside !== undefined &&
      !(beside.choice === "accepted" && beside.change.findings.some(({ rule }) => rule === onlyWith!.rule))
    );
  };
  const lost = review.open.filter(isLost);
  if (lost.length === 0) return review;
  const open = review.open.flatMap((one): Open[] => {
    const { otherwise } = one.change.onlyWith ?? {};
    if (!isLost(one)) return [one];
    return otherwise ? openings([otherwise]) : [];
  });
  const unfit = lost.filter(({ change }) => change.onlyWith?.otherwise === undefined);
  return {
    ...review,
    open,
    decided: [...review.decided, ...unfit.map((one) => decision(one, "unfit"))],
  };
}

function methodChoiceOf(change: FileChange) {
  if (change.withMethods === undefined) return undefined;
  return change.findings.find((finding) => finding.methodChoice !== undefined)?.methodChoice;
}

/** The plan's own methods give back the plan's own change. Methods that the file can't be repaired for are asked for again. */
function withMethods(one: Open, methods: HttpMethod[]): Open {
  const planned = methodChoiceOf(one.planned)?.chosen ?? [];
  const { methods: _, refused: __, ...bare } = one;
  if (methods.join() === planned.join()) return { ...bare, change: one.planned, choosing: false };
  try {
    const change = one.planned.withMethods?.(methods) ?? one.planned;
    return { ...bare, change, methods, choosing: false };
  } catch (error) {
    if (!(error instanceof MethodsRefused)) throw error;
    return { ...bare, change: one.planned, choosing: true, refused: error.message };
  }
}

function decision({ planned, change, methods }: Open, choice: Decision["choice"]): Decision {
  return { planned, change, choice, ...(methods ? { methods } : {}) };
}
