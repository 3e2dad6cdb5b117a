/**
 * When something applies, as a formula over what can't be known from the file.
 * `process.env.NODE_ENV` is known: `next build` and `next start` set it to "production", and the config function's
 * phase is then "phase-production-build".
 */
export type Condition =
  | { kind: "always" }
  | { kind: "never" }
  | { kind: "fact"; fact: Fact }
  | { kind: "not"; of: Condition }
  | { kind: "and" | "or"; left: Condition; right: Condition };

/** Something that only the environment, or code elsewhere, decides. */
export interface Fact {
  /** Source text, by which two mentions of the same fact are recognised. */
  text: string;
  /** Environment variables that it reads. */
  variables: string[];
  /** Its truth in a plain `next build` where none of these variables is set. Undefined when that can't be told. */
  whenUnset?: boolean;
}

export const ALWAYS: Condition = { kind: "always" };
export const NEVER: Condition = { kind: "never" };

export function not(of: Condition): Condition {
  if (of.kind === "always") return NEVER;
  if (of.kind === "never") return ALWAYS;
  return of.kind === "not" ? of.of : { kind: "not", of };
}

export function and(left: Condition, right: Condition): Condition {
  if (left.kind === "never" || right.kind === "never") return NEVER;
  if (left.kind === "always") return right;
  if (right.kind === "always") return left;
  return { kind: "and", left, right };
}

export function or(left: Condition, right: Condition): Condition {
  return not(and(not(left), not(right)));
}

/** Whether a condition holds in every server build, in none, or in some. */
export type Verdict = "always" | "never" | "depends";

/** More facts than this in one condition are not worked out: it then simply depends. */
const MOST_FACTS = 10;

export function verdictOf(condition: Condition): Verdict {
  const results = combinations(condition);
  if (!results || (results.includes(true) && results.includes(false))) return "depends";
  return results[0] ? "always" : "never";
}

/** The facts on which the outcome really rests: in `(a && b) || (!a && b)` only b. */
export function decidingFacts(condition: Condition): Fact[] {
  const facts = factsOf(condition);
  const results = combinations(condition);
  if (!results) return facts;
  return facts.filter((_, index) => results.some((holds, bits) => holds !== results[bits ^ (1 << index)]));
}

/** Whether the condition holds, for every combination of its facts; bit n of the index is the truth of fact n. */
function combinations(condition: Condition): boolean[] | undefined {
  const facts = factsOf(condition);
  if (facts.length > MOST_FACTS) return undefined;
  const index = new Map(facts.map((fact, at) => [fact.text, at]));
  return Array.from({ length: 2 ** facts.length }, (_, bits) =>
    evaluate(condition, (fact) => Boolean(bits & (1 << index.get(fact.text)!))),
  );
}

/** Whether the condition holds in a plain `next build` where no variable is set. Undefined when that can't be told. */
export function holdsWhenUnset(condition: Condition): boolean | undefined {
  if (decidingFacts(condition).some((fact) => fact.whenUnset === undefined)) return undefined;
  return evaluate(condition, (fact) => fact.whenUnset === true);
}

/** The facts that a condition rests on, each once, in the order of their mention. */
function factsOf(condition: Condition): Fact[] {
  switch (condition.kind) {
    case "fact":
      return [condition.fact];
    case "not":
      return factsOf(condition.of);
    case "and":
    case "or": {
      const left = factsOf(condition.left);
      const known = new Set(left.map((fact) => fact.text));
      return [...left, ...factsOf(condition.right).filter((fact) => !known.has(fact.text))];
    }
    default:
      return [];
  }
}

function evaluate(condition: Condition, truth: (fact: Fact) => boolean): boolean {
  switch (condition.kind) {
    case "always":
      return true;
    case "never":
      return false;
    case "fact":
      return truth(condition.fact);
    case "not":
      return !evaluate(condition.of, truth);
    case "and":
      return evaluate(condition.left, truth) && evaluate(condition.right, truth);
    case "or":
      return evaluate(condition.left, truth) || evaluate(condition.right, truth);
  }
}

/** A condition that rests on one fact of which nothing is known but its text. */
export function opaqueText(text: string, variables: string[]): Condition {
  return { kind: "fact", fact: { text, variables: [...new Set(variables)] } };
}
