/** Search parameters: the part of the query that stands behind the question mark. */
import type * as t from "@babel/types";
import { DEPARTURES } from "../departures.js";
import type { Part } from "../residual.js";
import { namesArrayKey, saysSingleKey, typeOfKey } from "./declared-types.js";
import { operand, putValue } from "./put-value.js";
import {
  repetitionMayCount,
  repetitionMayCountOf,
  repetitionShows,
  repetitionShowsOf,
} from "./repetition.js";
import { repeatedReads, shareRepeatedReads } from "./shared-reads.js";
import type { Collected, Use } from "./uses.js";
import { bracesAround, fitted, nextUrlText, stringText, variableName } from "./wording.js";
import { bring, isTaken, note, placeFor, putInFront, statement, type Work } from "./work.js";

/** Whether someone can tell that the parameter was given twice, so that the new code has to give a list. */
export function showsRepetition(work: Work, use: Use): boolean {
  if (use.node && !use.type) return repetitionShows(work, use.node);
  if (saysSingleKey(work, use.type, use.key!)) return false;
  if (namesArrayKey(work, use.type, use.key!)) return true;
  if (use.node) return repetitionShows(work, use.node);
  const binding = use.target && work.module.bindings.get(use.target);
  return binding !== undefined && repetitionShowsOf(work, binding);
}

/** Whether a list may have meant something to the handler, though the new code takes the first. */
function repetitionCounted(work: Work, use: Use): boolean {
  const typed = saysSingleKey(work, use.type, use.key!);
  if (use.node) return repetitionMayCount(work, use.node, typed);
  const binding = use.target && work.module.bindings.get(use.target);
  return binding !== undefined && repetitionMayCountOf(work, binding, typed);
}

/** Rewrites the reads of search parameters, each by its name. */
export function rewriteSearch(
  work: Work,
  found: Collected,
  uses: Use[],
  repeated: ReadonlySet<string>,
): void {
  if (uses.length === 0) return;
  const single = uses.filter(({ key }) => !repeated.has(key!));
  if (single.some((use) => repetitionCounted(work, use))) note(work, DEPARTURES.firstOfRepeated);
  let reads = uses.length;
  for (const group of repeatedReads(single).values()) reads -= group.length - 1;
  const params = searchParamsFor(
    work,
    uses.map(({ at }) => at),
    reads > 1,
  );
  const read = (key: string): string => `${params}.get(${stringText(work, key)})`;
  for (const use of shareRepeatedReads(work, single, read, true, "Param"))
    putValue(work, use, read(use.key!), "access", typeOfKey(work, use.type, use.key!));
  for (const key of repeated)
    rewriteRepeated(
      work,
      found,
      uses.filter((use) => use.key === key),
      params,
    );
}

/**
 * What the search parameters are called: by a variable of their own where they are read more than once.
 * @param own The variable stands in the function itself, not in one within it.
 */
export function searchParamsFor(work: Work, at: t.Node[], often: boolean, own = false): string {
  const url = nextUrlText(work);
  if (!often || isTaken(work, "searchParams")) return `${url}.searchParams`;
  const place = placeFor(work, at, own);
  if (place === "front") return `${url}.searchParams`;
  work.brought.add("searchParams");
  const [open, close] = bracesAround(work);
  putInFront(work, place, statement(work, `const ${open}searchParams${close} = ${url}`));
  return "searchParams";
}

/** A parameter of which someone can see that it was given twice: an array then, as under the Pages Router. */
function rewriteRepeated(work: Work, found: Collected, uses: Use[], params: string): void {
  const key = uses[0]!.key!;
  const base = variableName(key);
  const every = `all${base[0]!.toUpperCase()}${base.slice(1)}`;
  const all = bring(
    work,
    base.endsWith("s") ? [every, `${base}Values`] : [`${base}s`, `${base}Values`, every],
  );
  const getAll = statement(work, `const ${all} = ${params}.getAll(${stringText(work, key)})`);
  const value = `${all}.length > 1 ? ${all} : ${all}[0]`;
  const [only] = uses;
  if (uses.length === 1 && only!.slot) {
    const { slot, target, keyword, fallback } = only!;
    const name = (target as t.Identifier).name;
    const parts: Part[] = fallback ? [`(${value}) ?? `, ...operand(fallback)] : [value];
    slot!.statements = [getAll, statement(work, `${keyword} ${name} = `, ...parts)];
    return;
  }
  const place = placeFor(
    work,
    uses.map(({ at }) => at),
    false,
  );
  putInFront(work, place, getAll);
  if (uses.length === 1) {
    work.residual.replaced.set(only!.node!, [fitted(work, only!.node!, value, "operation")]);
    return;
  }
  const name = bring(work, [base, `${base}Value`]);
  putInFront(work, place, statement(work, `const ${name} = ${value}`));
  for (const use of uses) readVariable(work, found, use, name);
}

/** The value of a read stands in a variable. */
function readVariable(work: Work, _found: Collected, use: Use, name: string): void {
  if (use.node) {
    work.residual.replaced.set(use.node, [name]);
    return;
  }
  const { slot, target, keyword, fallback } = use;
  slot!.statements = [
    statement(
      work,
      `${keyword} `,
      target!,
      ` = ${name}`,
      ...(fallback ? [" ?? ", ...operand(fallback)] : []),
    ),
  ];
}
