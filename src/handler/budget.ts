/**
 * How much work one file may take, in steps and not in seconds, so that the same file ends the same way on every machine. What the
 * stages do over and over, looking at the nodes below a node and working out an expression, is counted.
 */

/** The work on a file was more than it may take. */
export class OverBudget extends Error {
  override name = "OverBudget";
  constructor() {
    super("it takes too many steps to follow; split the handler into smaller functions or files");
  }
}

/** The largest fixtures take a hundred thousand. */
const MOST_STEPS = 5_000_000;

let left = Number.POSITIVE_INFINITY;

/** Runs the work on one file. @throws {OverBudget} */
export function withinBudget<Result>(work: () => Result): Result {
  // Work within work has what is left.
  if (left !== Number.POSITIVE_INFINITY) return work();
  left = MOST_STEPS;
  try {
    return work();
  } finally {
    left = Number.POSITIVE_INFINITY;
  }
}

/** Counts a step. @throws {OverBudget} */
export function step(): void {
  if (--left < 0) throw new OverBudget();
}
