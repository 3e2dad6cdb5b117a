import type { Fixture } from "../fixtures.js";
import { typeCheck } from "../type-check.js";
import { check, type Outcome } from "./check.js";
import { shrink } from "./shrink.js";

/** A route that comes out wrong, and what is wrong with it. */
export interface Failing extends Outcome {
  fixture: Fixture;
}

/**
 * The smallest route like this one that comes out wrong in the same way, with the fewest requests; undefined where nothing is wrong.
 */
export async function shrinkFailing(fixture: Fixture): Promise<Failing | undefined> {
  let smallest: Failing = { ...(await outcomeOf(fixture)), fixture };
  const kinds = new Set(smallest.problems.map(kindOf));
  if (kinds.size === 0) return undefined;
  const stillFails = async (candidate: Fixture) => {
    const outcome = await outcomeOf(candidate);
    const fails = outcome.problems.some((problem) => kinds.has(kindOf(problem)));
    if (fails) smallest = { ...outcome, fixture: candidate };
    return fails;
  };
  await shrink(fixture.input, (input) => stillFails({ ...smallest.fixture, input }));
  for (const request of fixture.requests) {
    const requests = smallest.fixture.requests.filter((each) => each !== request);
    // The probes are made from the requests.
    if (requests.length > 0) await stillFails({ ...smallest.fixture, requests });
  }
  return smallest;
}

async function outcomeOf(fixture: Fixture): Promise<Outcome> {
  const outcome = await check(fixture);
  if (outcome.problems.length > 0 || outcome.code === undefined || !fixture.outputFile.endsWith(".ts"))
    return outcome;
  const problems = typeCheck([{ ...fixture, output: outcome.code }]).get(fixture.name)!;
  return { ...outcome, problems };
}

/**
 * What is wrong, without the names and values of the one route: a smaller one must not fail for another reason. Of a status both
 * numbers count, of a header or a body that it is another.
 */
export function kindOf(problem: string): string {
  const status = /: (status: \d+ became \d+)$/.exec(problem);
  if (status) return status[1]!;
  const became = /: ([a-z-]+|side effects): (?:(?!: ).)*? became /s.exec(problem);
  if (became) return became[1]!;
  const code = /\bTS\d+\b/.exec(problem);
  if (code) return code[0];
  const known = /^(a second run finds|lost comment|exports)\b/.exec(problem) ?? /never answers/.exec(problem);
  return known ? known[0] : problem.split("\n")[0]!.replace(/["'`].*?["'`]|\d+/g, "…");
}
