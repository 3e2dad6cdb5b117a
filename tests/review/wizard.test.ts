import { describe, expect, it } from "vitest";
import { type FileChange, MethodsRefused, type Plan } from "../../src/plan/contract.js";
import {
  answer,
  decisions,
  question,
  type Review,
  startReview,
  type Word,
  wordOf,
} from "../../src/review/index.js";
import { aChange, anAssumption, aPlan } from "./plans.js";

const a = aChange("a/route.ts");
const b = aChange("b/route.ts");
const c = aChange("c/route.ts");
const guess = anAssumption("d/route.ts", ["GET", "POST", "PUT"], ["POST"]);
const otherGuess = anAssumption("e/route.ts", ["GET", "POST"], ["GET"]);

const reviewOf = (...changes: FileChange[]) => startReview(aPlan({ changes }), new Set());
const say = (review: Review, ...words: Word[]) =>
  words.reduce((state, word) => answer(state, { kind: "file", word }), review);
const choices = (review: Review) =>
  Object.fromEntries(decisions(review).map((one) => [one.change.path[0], one.choice]));
const asked = (review: Review) => {
  const next = question(review);
  return next !== undefined && "change" in next ? `${next.kind} ${next.change.path[0]}` : next?.kind;
};

describe("the wizard", () => {
  it("asks about each file in path order and keeps what was said", () => {
    let review = reviewOf(a, b, c);
    expect(asked(review)).toBe("file a");
    review = say(review, "yes");
    expect(asked(review)).toBe("file b");
    review = say(review, "no");
    expect(asked(review)).toBe("file c");
    review = say(review, "yes");
    expect(question(review)).toBeUndefined();
    expect(choices(review)).toEqual({ a: "accepted", b: "refused", c: "accepted" });
  });

  it("asks nothing about a new file that others need: it goes with the first that is accepted", () => {
    const helper = aChange("lib/route.ts", { isNew: true });
    const needing = { ...b, needs: ["lib/route.ts"] };
    const review = reviewOf(a, needing, helper);
    expect(question(review)).toMatchObject({ number: 1, total: 2, all: 2 });
    expect(choices(say(review, "yes", "no"))).toEqual({ a: "accepted", b: "refused", l: "unneeded" });
    expect(choices(say(review, "no", "yes"))).toEqual({ a: "refused", b: "accepted", l: "accepted" });
    expect(choices(say(review, "quit"))).toEqual({ a: "unasked", b: "unasked", l: "unneeded" });
  });

  it("has no question where there is nothing to change", () => {
    expect(question(reviewOf())).toBeUndefined();
  });

  it("asks about safe changes before those that rest on an assumption", () => {
    const review = startReview(aPlan({ changes: [guess, { ...a, path: "z/route.ts" }] }), new Set());
    expect(asked(review)).toBe("file z");
  });

  it("counts the files", () => {
    const review = say(reviewOf(a, b, c), "yes");
    expect(question(review)).toMatchObject({ number: 2, total: 3, again: false });
  });

  it("accepts the rest of the safe changes by `all`, and still asks about assumptions", () => {
    const review = say(reviewOf(a, b, c, guess), "no", "all");
    expect(choices(review)).toEqual({ a: "refused", b: "accepted", c: "accepted" });
    expect(asked(review)).toBe("file d");
  });

  it("tells how many changes `all` would accept", () => {
    expect(question(reviewOf(a, b, guess))).toMatchObject({ all: 2 });
  });

  it("accepts the other assumptions as proposed by `all` on an assumption", () => {
    const review = answer(reviewOf(guess, otherGuess), { kind: "methods", methods: ["PUT"] });
    const done = say(review, "all");
    expect(question(done)).toBeUndefined();
    expect(decisions(done).map((one) => [one.choice, one.change.after, one.methods])).toEqual([
      ["accepted", "// PUT\n", ["PUT"]],
      ["accepted", "// GET\n", undefined],
    ]);
  });

  it("asks about a skipped file again after the others", () => {
    const review = say(reviewOf(a, b), "skip", "yes");
    expect(question(review)).toMatchObject({ kind: "file", change: a, again: true });
    expect(choices(say(review, "yes"))).toEqual({ a: "accepted", b: "accepted" });
  });

  it("leaves a file that was skipped twice", () => {
    const review = say(reviewOf(a, b), "skip", "yes", "skip");
    expect(question(review)).toBeUndefined();
    expect(choices(review)).toEqual({ a: "skipped", b: "accepted" });
  });

  it("numbers the files by their place although one was skipped", () => {
    expect(question(say(reviewOf(a, b, c), "skip"))).toMatchObject({ number: 2, total: 3 });
  });

  it("ends by `quit` and keeps what was accepted before it", () => {
    const review = say(reviewOf(a, b, c), "yes", "quit");
    expect(question(review)).toBeUndefined();
    expect(choices(review)).toEqual({ a: "accepted", b: "unasked", c: "unasked" });
  });

  it("gives its decisions in path order, whatever the order of the questions", () => {
    const review = say(reviewOf(a, b, c), "skip", "yes", "yes", "yes");
    expect(decisions(review).map((one) => one.change.path[0])).toEqual(["a", "b", "c"]);
  });

  it("does not change a review that it was given", () => {
    const review = reviewOf(a, b);
    say(review, "yes");
    expect(question(review)).toMatchObject({ change: a });
    expect(decisions(review)).toEqual([]);
  });
});

describe("the wizard on an assumption about methods", () => {
  it("takes a no before it asks for methods", () => {
    expect(asked(reviewOf(guess))).toBe("file d");
    const review = say(reviewOf(guess), "no");
    expect(question(review)).toBeUndefined();
    expect(choices(review)).toEqual({ d: "refused" });
  });

  it("takes the plan's own methods by yes", () => {
    expect(decisions(say(reviewOf(guess), "yes"))[0]).not.toHaveProperty("methods");
  });

  it("asks for the methods on demand, with the plan's own chosen", () => {
    expect(question(say(reviewOf(guess), "methods"))).toEqual({
      kind: "methods",
      change: guess,
      options: ["GET", "POST", "PUT"],
      chosen: ["POST"],
    });
  });

  it("shows and keeps the change for the methods that were chosen", () => {
    const review = answer(reviewOf(guess), { kind: "methods", methods: ["GET", "PUT"] });
    expect(question(review)).toMatchObject({ kind: "file", change: { after: "// GET PUT\n" } });
    const [made] = decisions(say(review, "yes"));
    expect(made).toMatchObject({
      choice: "accepted",
      methods: ["GET", "PUT"],
      change: { after: "// GET PUT\n" },
    });
  });

  it("keeps the plan's own change when its methods are confirmed", () => {
    const review = answer(reviewOf(guess), { kind: "methods", methods: ["POST"] });
    expect(question(review)).toMatchObject({ change: guess });
    expect(decisions(say(review, "yes"))[0]).not.toHaveProperty("methods");
  });

  it("warns of methods without a body only where the handler reads one", () => {
    expect(question(reviewOf(otherGuess))).toMatchObject({ bodyless: [] });
    const [finding] = guess.findings;
    const reading = {
      ...guess,
      findings: [{ ...finding!, methodChoice: { ...finding!.methodChoice!, readsBody: true as const } }],
    };
    expect(question(reviewOf(reading))).toMatchObject({ bodyless: [] });
    const chosen = answer(reviewOf(reading), { kind: "methods", methods: ["GET", "POST"] });
    expect(question(chosen)).toMatchObject({ bodyless: ["GET"], methods: ["GET", "POST"] });
  });

  it("lets the methods be chosen again, starting from the last choice", () => {
    const review = say(answer(reviewOf(guess), { kind: "methods", methods: ["GET"] }), "methods");
    expect(question(review)).toMatchObject({ kind: "methods", chosen: ["GET"] });
  });

  it("forgets other methods when the plan's own are chosen again", () => {
    let review = say(answer(reviewOf(guess), { kind: "methods", methods: ["GET"] }), "methods");
    review = answer(review, { kind: "methods", methods: ["POST"] });
    expect(decisions(say(review, "yes"))[0]).not.toHaveProperty("methods");
  });

  it("says why methods can't be had, asks again, and writes nothing for them", () => {
    const refusing = anAssumption("d", ["GET", "POST", "PUT"], ["POST"]);
    refusing.withMethods = () => {
      throw new MethodsRefused("The handler refuses PUT.");
    };
    const review = answer(reviewOf(refusing), { kind: "methods", methods: ["PUT"] });
    expect(question(review)).toMatchObject({
      kind: "methods",
      refused: "The handler refuses PUT.",
      chosen: ["POST"],
    });
    const again = answer(review, { kind: "methods", methods: ["POST"] });
    expect(question(again)).toMatchObject({ kind: "file", change: refusing });
  });

  it("offers the word `methods` only there", () => {
    expect(question(reviewOf(a))).toMatchObject({ words: ["yes", "no", "all", "skip", "quit"] });
    const review = answer(reviewOf(guess), { kind: "methods", methods: ["POST"] });
    expect(question(review)).toMatchObject({ words: ["yes", "no", "all", "skip", "quit", "methods"] });
  });
});

describe("the list", () => {
  it("holds what is open, the safe ones ticked, and decides on all of it", () => {
    const review = say(reviewOf(a, b, c, guess), "no", "list");
    expect(question(review)).toMatchObject({
      kind: "list",
      files: [{ ticked: true }, { ticked: true }, { ticked: false }],
    });
    const done = answer(review, { kind: "list", paths: [b.path, guess.path] });
    expect(question(done)).toBeUndefined();
    expect(choices(done)).toEqual({ a: "refused", b: "accepted", c: "refused", d: "accepted" });
  });

  it("is offered where there is more than one file to choose from", () => {
    expect(question(reviewOf(a, b))).toMatchObject({ words: ["yes", "no", "all", "skip", "quit", "list"] });
    expect(question(reviewOf(a))).toMatchObject({ words: ["yes", "no", "all", "skip", "quit"] });
  });
});

describe("the wizard on files with uncommitted changes", () => {
  const plan = aPlan({ changes: [a, b, guess] });

  it("asks about all of them at once, before anything else", () => {
    expect(question(startReview(plan, new Set([a.path, guess.path])))).toEqual({
      kind: "uncommitted",
      changes: [a, guess],
    });
  });

  it("leaves them alone on no", () => {
    const review = answer(startReview(plan, new Set([a.path, guess.path])), {
      kind: "uncommitted",
      include: false,
    });
    expect(question(review)).toMatchObject({ change: b, number: 1, total: 1 });
    expect(choices(say(review, "yes"))).toEqual({ a: "left", b: "accepted", d: "left" });
  });

  it("asks about each of them in its place on yes", () => {
    const review = answer(startReview(plan, new Set([a.path, guess.path])), {
      kind: "uncommitted",
      include: true,
    });
    expect(question(review)).toMatchObject({ change: a, number: 1, total: 3 });
    expect(asked(say(review, "no", "no"))).toBe("file d");
  });
});

describe("the wizard on a finding that can be mended in several ways", () => {
  const edit = (text: string) => [{ start: 0, end: 0, text }];
  const verb = (path: string) => ({
    id: "verb",
    title: "Send POST",
    safety: "unsafe" as const,
    path,
    edits: edit("POST"),
  });
  const stub = {
    id: "stub",
    title: "Add a stub",
    safety: "unsafe" as const,
    path: b.path,
    edits: edit("PUT"),
  };
  /** Two calls of b, each of which can be corrected in its own file; a stub in b would do for both. */
  const planWith = (chosen: Record<string, string | undefined>): Plan => {
    const choicesOf = [a.path, c.path].map((path) => ({
      id: path,
      findings: [],
      alternatives: [verb(path), stub],
      chosen: chosen[path],
    }));
    const edited = new Set(
      choicesOf.flatMap(({ alternatives, chosen }) =>
        alternatives.filter((one) => one.id === chosen).map((one) => one.path),
      ),
    );
    return aPlan({
      changes: [a, b, c].filter(({ path }) => edited.has(path)),
      choices: choicesOf,
      choose: (id, alternative) => planWith({ ...chosen, [id]: alternative }),
    });
  };
  const plan = planWith({ [a.path]: "verb", [c.path]: "verb" });
  const choose = (review: Review, alternative: string | undefined) =>
    answer(review, { kind: "choice", alternative });

  it("asks which, before it asks about the file", () => {
    const review = startReview(plan, new Set());
    expect(question(review)).toMatchObject({ kind: "choice", choice: { id: a.path, chosen: "verb" } });
    expect(asked(choose(review, "verb"))).toBe("file a");
  });

  it("asks about the files that the chosen alternatives edit", () => {
    let review = choose(startReview(plan, new Set()), "verb");
    review = say(review, "yes");
    expect(asked(review)).toBe("choice");
    review = choose(review, "stub");
    expect(asked(review)).toBe("file b");
    expect(choices(say(review, "yes"))).toEqual({ a: "accepted", b: "accepted" });
  });

  it("takes one edit for all that it mends, without another question", () => {
    const review = choose(startReview(plan, new Set()), "stub");
    expect(question(review)).toMatchObject({ kind: "file", change: b, number: 1, total: 1 });
    expect(question(say(review, "yes"))).toBeUndefined();
  });

  it("leaves it as it is, and has no question about a file without changes", () => {
    let review = choose(startReview(plan, new Set()), undefined);
    review = choose(review, undefined);
    expect(question(review)).toBeUndefined();
    expect(decisions(review)).toEqual([]);
    expect(review.plan.choices.map(({ chosen }) => chosen)).toEqual([undefined, undefined]);
  });

  it("takes the alternatives as proposed by `all`", () => {
    const review = say(choose(startReview(plan, new Set()), "verb"), "all");
    expect(question(review)).toBeUndefined();
    expect(choices(review)).toEqual({ a: "accepted", c: "accepted" });
  });

  it("leaves a file alone that git could not bring back, also when a choice leads to it", () => {
    const review = choose(startReview(plan, new Set([b.path])), "stub");
    expect(question(review)).toBeUndefined();
    expect(choices(review)).toEqual({ b: "left" });
  });
});

describe("the wizard on a change that is right only beside another one", () => {
  const config = aChange("x/next.config.js");
  const rule = config.findings[0]!.rule;
  const onlyWith = { path: config.path, rule, why: "It needs the config." };
  const instead = { ...a, after: "what an export takes\n" };
  const bound = { ...a, onlyWith: { ...onlyWith, otherwise: instead } };
  const alone = { ...b, onlyWith };

  it("asks about the other one first", () => {
    const review = reviewOf(bound, c, config);
    expect(asked(review)).toBe("file c");
    expect(asked(say(review, "yes"))).toBe("file x");
    expect(asked(say(review, "yes", "yes"))).toBe("file a");
    expect(decisions(say(review, "yes", "yes", "yes"))[0]).toMatchObject({
      change: bound,
      choice: "accepted",
    });
  });

  it("shows and writes what it has instead where the other one is refused", () => {
    const review = say(reviewOf(bound, config), "no");
    expect(question(review)).toMatchObject({ kind: "file", change: instead, number: 2, total: 2 });
    expect(decisions(say(review, "yes"))[0]).toMatchObject({ change: instead, choice: "accepted" });
  });

  it("asks nothing more where it has nothing instead", () => {
    const review = say(reviewOf(alone, config), "no");
    expect(question(review)).toBeUndefined();
    expect(choices(review)).toEqual({ b: "unfit", x: "refused" });
  });

  it("waits for a skipped one", () => {
    let review = say(reviewOf(bound, alone, config), "skip");
    expect(asked(review)).toBe("file x");
    review = say(review, "skip");
    expect(question(review)).toMatchObject({ change: instead });
    expect(choices(say(review, "no"))).toEqual({ a: "refused", b: "unfit", x: "skipped" });
  });

  it("gives way where git could not bring the other one back and it is left", () => {
    const review = answer(startReview(aPlan({ changes: [bound, alone, config] }), new Set([config.path])), {
      kind: "uncommitted",
      include: false,
    });
    expect(question(review)).toMatchObject({ change: instead });
    expect(choices(say(review, "yes"))).toEqual({ a: "accepted", b: "unfit", x: "left" });
  });

  it("takes both by `all`, but no assumption's dependants before the assumption", () => {
    expect(choices(say(reviewOf(bound, config), "all"))).toEqual({ a: "accepted", x: "accepted" });
    const assumed = { ...config, safety: "unsafe" as const };
    const review = reviewOf(bound, c, assumed);
    expect(question(review)).toMatchObject({ change: c, all: 1 });
    expect(asked(say(review, "all"))).toBe("file x");
    expect(question(say(review, "all", "no"))).toMatchObject({ change: instead });
  });
});

describe("a typed answer", () => {
  const words: Word[] = ["yes", "no", "all", "skip", "quit"];
  it.each([
    ["y", "yes"],
    [" YES ", "yes"],
    ["skip", "skip"],
    ["q", "quit"],
  ])("reads %j as %s", (typed, word) => expect(wordOf(typed, words)).toBe(word));

  it.each(["", "x", "yess", "m", "ye"])("does not read %j", (typed) =>
    expect(wordOf(typed, words)).toBeUndefined(),
  );
});
