/**
 * The wizard without a terminal: a plan goes in, questions come out, answers go in, and in the end there are decisions. All
 * of it is plain data, so any front end can ask the questions, and a test can answer them.
 *
 * Nothing is written while questions are open. What was accepted is written in one go afterwards, as `git add -p` does;
 * `quit` ends the questions and keeps what was accepted so far.
 */
import type { HttpMethod } from "../handler/contract.js";
import type { FileChange, Plan } from "../plan/contract.js";

/** The answers to the question about one file. */
export type Word = "yes" | "no" | "all" | "skip" | "quit" | "methods";

export type Question =
  /** Files that git could not bring back: include them? Asked first, once. */
  | { kind: "uncommitted"; changes: FileChange[] }
  /** Which methods a handler serves that doesn't say so. Asked before the file's own question. */
  | { kind: "methods"; change: FileChange; options: HttpMethod[]; chosen: HttpMethod[] }
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
    };

export type Answer =
  | { kind: "uncommitted"; include: boolean }
  | { kind: "methods"; methods: HttpMethod[] }
  | { kind: "file"; word: Word };

/** Where the review stands. Made by `startReview` and `answer` alone. */
export interface Review {
  /** Files whose uncommitted state is not decided yet. */
  uncommitted: FileChange[];
  /** Still to be asked: the safe ones first. */
  open: Open[];
  decided: Decision[];
  total: number;
}

interface Open {
  planned: FileChange;
  /** As it would be written; differs from `planned` once other methods were chosen. */
  change: FileChange;
  /** The user's choice; undefined while the plan's own stands. */
  methods?: HttpMethod[];
  /** The question about the methods is answered. */
  methodsAsked: boolean;
  skipped: boolean;
}

/** `left`: git could not bring it back, and the user wants it left alone. */
export interface Decision {
  planned: FileChange;
  change: FileChange;
  /** Set where the user chose other methods than the plan. */
  methods?: HttpMethod[];
  choice: "accepted" | "refused" | "skipped" | "left" | "unasked";
}

/** Takes the plan and the changes whose files git could not bring back (none, if they may be written anyway). */
export function startReview(plan: Plan, uncommitted: FileChange[]): Review {
  const held = new Set(uncommitted);
  return {
    uncommitted,
    open: openings(plan.changes.filter((change) => !held.has(change))),
    decided: [],
    total: plan.changes.length - uncommitted.length,
  };
}

/** The next question; undefined when everything is decided. */
export function question(review: Review): Question | undefined {
  if (review.uncommitted.length > 0) return { kind: "uncommitted", changes: review.uncommitted };
  const next = review.open[0];
  if (next === undefined) return undefined;
  const choice = methodChoiceOf(next.planned);
  if (choice !== undefined && !next.methodsAsked) {
    const chosen = next.methods ?? choice.chosen;
    return { kind: "methods", change: next.change, options: choice.options, chosen };
  }
  const all = review.open.filter((one) => isLikeFirst(one, next)).length;
  const words: Word[] = ["yes", "no", "all", "skip", "quit"];
  return {
    kind: "file",
    change: next.change,
    number: review.total - review.open.filter((one) => !one.skipped).length + 1,
    total: review.total,
    again: next.skipped,
    all,
    words: choice === undefined ? words : [...words, "methods"],
  };
}

/** Takes the answer to the present question; gives the review as it stands then. */
export function answer(review: Review, given: Answer): Review {
  if (given.kind === "uncommitted") return includeUncommitted(review, given.include);
  const [next, ...rest] = review.open;
  if (next === undefined) return review;
  if (given.kind === "methods") {
    return { ...review, open: [withMethods(next, given.methods), ...rest] };
  }
  switch (given.word) {
    case "yes":
      return decide(review, [next], "accepted");
    case "no":
      return decide(review, [next], "refused");
    case "all":
      return decide(
        review,
        review.open.filter((one) => isLikeFirst(one, next)),
        "accepted",
      );
    case "skip":
      if (next.skipped) return decide(review, [next], "skipped");
      return { ...review, open: [...rest, { ...next, skipped: true }] };
    case "quit":
      return decide(review, review.open, "unasked");
    case "methods":
      return { ...review, open: [{ ...next, methodsAsked: false }, ...rest] };
  }
}

/** What was decided on each change, in path order. Complete once there is no question left. */
export function decisions(review: Review): Decision[] {
  return [...review.decided].sort((a, b) => (a.planned.path < b.planned.path ? -1 : 1));
}

/** Reads what a user typed: a word, or its first letter. */
export function wordOf(typed: string, words: Word[]): Word | undefined {
  const text = typed.trim().toLowerCase();
  return text === "" ? undefined : words.find((word) => word === text || word[0] === text);
}

function openings(changes: FileChange[]): Open[] {
  const opened = changes.map((change) => ({ planned: change, change, methodsAsked: false, skipped: false }));
  return [
    ...opened.filter((one) => one.planned.safety === "safe"),
    ...opened.filter((one) => one.planned.safety === "unsafe"),
  ];
}

/** `all` stays on one side of the line between what is safe and what rests on an assumption. */
function isLikeFirst(one: Open, first: Open): boolean {
  return one.planned.safety === first.planned.safety;
}

function includeUncommitted(review: Review, include: boolean): Review {
  const { uncommitted } = review;
  if (include) {
    return {
      ...review,
      uncommitted: [],
      open: openings([...review.open.map((one) => one.planned), ...uncommitted].sort(byPath)),
      total: review.total + uncommitted.length,
    };
  }
  const left = uncommitted.map((change): Decision => ({ planned: change, change, choice: "left" }));
  return { ...review, uncommitted: [], decided: [...review.decided, ...left] };
}

function decide(review: Review, what: Open[], choice: Decision["choice"]): Review {
  const done = new Set(what);
  return {
    ...review,
    open: review.open.filter((one) => !done.has(one)),
    decided: [...review.decided, ...what.map((one) => decision(one, choice))],
  };
}

function methodChoiceOf(change: FileChange) {
  if (change.withMethods === undefined) return undefined;
  return change.findings.find((finding) => finding.methodChoice !== undefined)?.methodChoice;
}

/** The plan's own methods give back the plan's own change. */
function withMethods(one: Open, methods: HttpMethod[]): Open {
  const planned = methodChoiceOf(one.planned)?.chosen ?? [];
  const { methods: _, ...bare } = one;
  if (methods.join() === planned.join()) return { ...bare, change: one.planned, methodsAsked: true };
  const change = one.planned.withMethods?.(methods) ?? one.planned;
  return { ...bare, change, methods, methodsAsked: true };
}

function decision({ planned, change, methods }: Open, choice: Decision["choice"]): Decision {
  return { planned, change, choice, ...(methods ? { methods } : {}) };
}

function byPath(a: FileChange, b: FileChange): number {
  return a.path < b.path ? -1 : 1;
}
