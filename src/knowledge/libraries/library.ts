/** What an entry of a library says. One file a package, plain data; docs/libraries.md shows how to add one. */

/** How a call of the Pages Router reads in a route handler. */
export interface LibraryCall {
  /** Which of the request and the response that it is given go, as the library's documentation says of route handlers. */
  without?: readonly ("request" | "response")[];
  /** Of a call that takes the request in an object, `getToken({ req })`: what stands there in a route handler. */
  inObject?: {
    key: string;
    /** `request`: the NextRequest, which it reads as well. `cookies`: what it reads of the request, its Cookie header. */
    becomes: "request" | "cookies";
  };
  /** It reads the whole body off the stream that it is given as its only argument. */
  reads?: "bytes" | "text";
  /** It answers by itself: given the request and, in the place of the response, the `{ params }` of a route handler. `methods`: those that it serves. */
  replies?: { methods: readonly string[] };
  /** What is otherwise then, as a sentence for the report. Every entry with one has its line in docs/differences.md as well. */
  note?: string;
}

export interface Library {
  /** The names that it is imported by. */
  packages: readonly string[];
  /** By the name that is imported. */
  calls: Readonly<Record<string, LibraryCall>>;
  /** By the same names: functions whose value is a whole handler, for a route file too: `NextAuth(options)`. */
  handlers?: Readonly<Record<string, LibraryHandler>>;
}

/** A function that makes a handler, which a route file exports by the methods that it serves. */
export interface LibraryHandler {
  methods: readonly string[];
  note?: string;
}
