/** Reads that a test and what follows it share: `if (req.headers.authorization) verify(req.headers.authorization)`. */
import type { Part } from "../residual.js";
import { absenceShows } from "./absence.js";
import { isGuarded, sameWords } from "./presence.js";
import type { Use } from "./uses.js";
import { variableName } from "./wording.js";
import { bring, placeFor, putInFront, statement, type Work } from "./work.js";

/** The keys that are read more than once, behind a test on the same read. */
export function testedReads(work: Work, uses: Use[]): Map<string, Use[]> {
  const byKey = new Map<string, Use[]>();
  for (const use of uses)
    if (use.node && use.key !== undefined && use.type === undefined)
      byKey.set(use.key, [...(byKey.get(use.key) ?? []), use]);
  for (const [key, group] of byKey)
    if (group.length < 2 || !group.some(({ node }) => isGuarded(work, node!, sameWords(work, node!))))
      byKey.delete(key);
  return byKey;
}

/**
 * Gives a name to what is tested first and read again behind the test: two calls would be two values to a reader, and to
 * TypeScript.
 * @param read the text that reads a key; with `nullable`, it gives null for what is absent.
 * @returns the uses that are still to be rewritten.
 */
export function shareTestedReads(
  work: Work,
  uses: Use[],
  read: (key: string) => string,
  nullable: boolean,
  suffix: string,
): Use[] {
  const shared = new Set<Use>();
  for (const [key, group] of testedReads(work, uses)) {
    const place = placeFor(
      work,
      group.map(({ at }) => at),
      false,
    );
    if (place === "front") continue;
    const base = variableName(key);
    const shows = nullable && group.some(({ node }) => absenceShows(work, node!, sameWords(work, node!)));
    const value: Part = shows ? `${read(key)} ?? undefined` : read(key);
    const name = bring(work, [base, `${base}${suffix}`]);
    putInFront(work, place, statement(work, `const ${name} = ${value}`));
    for (const use of group) {
      work.residual.replaced.set(use.node!, [name]);
      shared.add(use);
    }
  }
  return uses.filter((use) => !shared.has(use));
}
