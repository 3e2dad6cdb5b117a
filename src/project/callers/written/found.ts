/** What files that aren't code say of requests. */
import type { HttpMethod } from "../../../handler/contract.js";
import { hole } from "../url-pattern.js";

/** One request that such a file makes. */
export interface WrittenRequest {
  /** As code would hold it, with holes for what is only known at run time. */
  url: string;
  methods: HttpMethod[] | "unknown";
  form: boolean;
  /** Offset of the place in the text that makes the request. */
  at: number;
  /** It says what may be asked, and nothing asks by itself: an API description. */
  assumed?: boolean;
}

/** Reads the requests of one kind of file out of its text. Gives none for a text that it doesn't understand. */
export type Reader = (text: string) => WrittenRequest[];

const METHODS = new Set<string>(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** The method of that name, in any case; `undefined` for another word. */
export function methodCalled(name: string): HttpMethod | undefined {
  const upper = name.toUpperCase();
  return METHODS.has(upper) ? (upper as HttpMethod) : undefined;
}

/** `{{baseUrl}}/api/x` of REST clients: what `values` doesn't know is a hole. */
export function filledIn(text: string, values: ReadonlyMap<string, string>, depth = 0): string {
  return text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, name: string) => {
    const value = values.get(name);
    return value === undefined || depth > 5 ? hole(name) : filledIn(value, values, depth + 1);
  });
}

/** curl, Stripe's command line and REST clients take `localhost:3000/api/x` for a URL. */
export function withScheme(address: string): string {
  return /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d+)?\//.test(address) ? `http://${address}` : address;
}

/** The value of a JSON text; `undefined` for another text. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

/** An object's field, of whatever JSON holds. */
export function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

export function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
