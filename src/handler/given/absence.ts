/**
 * Whether there is a value, as a set of what it may be: something, null, undefined, or what nothing is known of. The upper half says the same
 * of what a promise gives once it is awaited.
 */
export type Given = number;

export const THERE = 1;
export const NULL = 2;
export const UNDEFINED = 4;
/** Nothing is known: it may be anything. */
export const UNKNOWN = 8;
export const ABSENT = NULL | UNDEFINED;
const OWN = 15;

/** A promise of a value. */
export function promiseOf(given: Given): Given {
  return THERE | ((given & OWN) << 4);
}

/** What `await` gives: of something that isn't a promise, itself. */
export function awaited(given: Given): Given {
  const promised = given >> 4;
  return promised === 0 ? given : promised | (given & OWN & ~THERE);
}

/** What is left of it where it was found to be truthy, or something at least. */
export function surely(given: Given): Given {
  const left = (given & ~(ABSENT | UNKNOWN)) | (given & UNKNOWN ? THERE : 0);
  return left === 0 ? THERE : left;
}

/** What is left of it where `undefined` is ruled out, but not null. */
export function defined(given: Given): Given {
  return (given & ~(UNDEFINED | UNKNOWN)) | (given & UNKNOWN ? THERE | NULL : 0);
}

/** What is left of it where null is ruled out, but not `undefined`. */
export function notNull(given: Given): Given {
  return given & ~NULL;
}

/** What is left of it where it was found to be null or undefined. */
export function absent(given: Given): Given {
  return given & UNKNOWN ? ABSENT : given & ABSENT;
}

/** What is known of it by its type, where nothing was known before. */
export function orByType(given: Given, type: Given | undefined): Given {
  return type !== undefined && given & UNKNOWN ? (given & ~UNKNOWN) | type : given;
}

/** Whether it may be `undefined`, as far as is known. */
export function mayBeUndefined(given: Given): boolean {
  return (given & (UNDEFINED | UNKNOWN)) !== 0;
}

/** Whether it is neither null nor undefined, as far as is known. */
export function isSurelyThere(given: Given): boolean {
  return (given & (ABSENT | UNKNOWN)) === 0;
}
