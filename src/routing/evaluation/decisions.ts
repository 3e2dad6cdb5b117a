/** Which way the evaluated code goes where that can't be told: every way is tried, one run for each. */
import type * as t from "@babel/types";
import { NotFollowed } from "./scope.js";
import type { Unknown } from "./values.js";

/** A branch taken in one run because of something unknown. */
export interface Decision {
  /** What was decided about. */
  about: string;
  truth: boolean;
  /** It goes both ways among the clients that ask for one path. */
  varies: boolean;
  node: t.Node;
}

/** More ways than these through one middleware are not followed. */
const MOST_RUNS = 600;
/** More branches than these on one way are not followed: loops that never end. */
const MOST_DECISIONS = 60;

export class Decisions {
  readonly taken: Decision[] = [];
  readonly #script: readonly boolean[];
  readonly #known = new Map<Unknown | string, boolean>();

  constructor(script: readonly boolean[]) {
    this.#script = script;
  }

  /** Whether something unknown is truthy in this run. The same thing is asked about once. */
  decide(key: Unknown | string, about: Pick<Decision, "about" | "varies" | "node">): boolean {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.taken.length >= MOST_DECISIONS) throw new NotFollowed();
    const truth = this.#script[this.taken.length] ?? false;
    this.taken.push({ ...about, truth });
    this.#known.set(key, truth);
    return truth;
  }
}

/**
 * Runs `run` once for each way through it. Gives what it gave, way by way; `undefined` when there are too many ways to follow.
 */
export function everyWay<T>(
  run: (decisions: Decisions) => T,
): { result: T; taken: Decision[] }[] | undefined {
  const ways: { result: T; taken: Decision[] }[] = [];
  for (let script: boolean[] | undefined = []; script !== undefined; ) {
    const decisions: Decisions = new Decisions(script);
    const result = run(decisions);
    ways.push({ result, taken: decisions.taken });
    if (ways.length > MOST_RUNS) return undefined;
    script = following(decisions.taken.map(({ truth }) => truth));
  }
  return ways;
}

/** The next script in order: the last `false` becomes `true`. */
function following(truths: readonly boolean[]): boolean[] | undefined {
  const last = truths.lastIndexOf(false);
  return last === -1 ? undefined : [...truths.slice(0, last), true];
}
