/** What a route's code can answer: plain data, read off the code and written into its contract test. */
import type { HttpMethod } from "../handler/contract.js";

export interface RouteContract {
  /** The exported methods that answer, in the order of HTTP_METHODS. HEAD and OPTIONS are here only if the file exports them. */
  methods: MethodContract[];
  /** Exported methods whose code only says "method not allowed", and the `Allow` that it sends. */
  refusals: RefusedMethod[];
  /** Nothing but GET is exported, and the build may run it: then `next start` answers OPTIONS with 405. */
  mayBePrerendered: boolean;
}

export interface MethodContract {
  method: HttpMethod;
  /** Each status that the code can answer, ascending. Absent where a reply can't be read: it comes from another file, say. */
  statuses?: number[];
  /** Something that it calls may throw, outside of any `catch`: that is a 500 besides `statuses`. */
  mayThrow: boolean;
  /** How it reads the body of the request. */
  reads?: BodyKind;
  /** All its replies with a 2xx are JSON. */
  repliesJson: boolean;
  /** What these replies hold for certain. */
  shape?: Shape;
}

export interface RefusedMethod {
  method: HttpMethod;
  /** The value where it is a literal, `true` where the header is sent with a value that can't be read. */
  allow?: string | true;
}

export type BodyKind = "json" | "form" | "text";

/** A value of which something is certain: its kind, or its very value, or for an object what its properties are. */
export type Shape =
  | { kind: "literal"; value: string | number | boolean | null }
  | { kind: "string" | "array" }
  | { kind: "object"; properties: [name: string, shape: Shape][] };
