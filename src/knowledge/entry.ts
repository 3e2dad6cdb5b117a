/** What is known of a function that isn't in the file: one entry answers all that the compiler asks of a call. */

/** What something gives, where it gives anything. */
export type Kind =
  | "text"
  | "number"
  | "boolean"
  | "list"
  | "object"
  /** A Buffer. */
  | "buffer"
  /** Another typed array: `end` takes it, for `send` it is an object. */
  | "bytes"
  /** Whatever its callback or its argument is. */
  | "any";

export interface Entry {
  gives: Kind;
  /** It may give this instead; without it, there is always something. */
  or?: "null" | "undefined";
  /** It gives a promise of that. */
  promise?: boolean;
  /** It may throw (or its promise may fail) with ordinary arguments. */
  throws?: boolean;
  /** Who can notice that it ran, but for those who get its value: who holds the object that it is called on, or anybody. */
  changes?: "itself" | "world";
  /** Which of its arguments it calls, before it gives its value. */
  callback?: number;
  /** It gives what its callback gives. */
  ofCallback?: boolean;
  /** What can be told of the properties of what it gives. */
  fields?: Readonly<Record<string, "there" | "null" | "undefined">>;
}

/** Entries by the names of the functions or methods. */
export type Table = Readonly<Record<string, Entry>>;

/** One entry for many names. */
export function each(names: string, entry: Entry): Record<string, Entry> {
  return Object.fromEntries(names.split(" ").map((name) => [name, entry]));
}
