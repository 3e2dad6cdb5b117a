/** What an entry of a library says. One file a package, plain data; docs/libraries.md shows how to add one. */

/** How a call of the Pages Router reads in a route handler. */
export interface LibraryCall {
  /** The request and the response that it is given go, as the library's documentation says of route handlers. */
  without: readonly ("request" | "response")[];
  /** What is otherwise then, as a sentence for the report. Every entry has its line in docs/differences.md as well. */
  note: string;
}

export interface Library {
  /** The names that it is imported by. */
  packages: readonly string[];
  /** By the name that is imported. */
  calls: Readonly<Record<string, LibraryCall>>;
}
