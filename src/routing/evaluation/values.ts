/** What an expression of the user's code may be worth, as far as that can be told without running it. */
import type * as t from "@babel/types";
import type { Scope } from "./scope.js";

export type Primitive = string | number | boolean | null | undefined;

export type Value = Primitive | Text | List | Fields | Pattern | Closure | Native | Unknown;

/** A string that is known but for some holes: `/${locale}/login`. It has at least one hole. */
export interface Text {
  kind: "text";
  parts: (string | Unknown)[];
}

/** An array or a Set. An unknown item that was spread stands for any number of items. */
export interface List {
  kind: "list";
  items: Value[];
}

/** An object with known properties. `rest` stands for those that aren't known. */
export interface Fields {
  kind: "fields";
  values: Map<string, Value>;
  rest?: Unknown;
  /** Properties that are worked out when they are read. */
  computed?: (name: string) => Value;
  /** The node of an object literal's properties, for places in messages. */
  node?: t.Node;
}

export interface Pattern {
  kind: "pattern";
  regexp: RegExp;
}

/** A function of the user's. */
export interface Closure {
  kind: "closure";
  node: t.Function;
  scope: Scope;
}

/** A function whose meaning is known from outside: of the platform, of Next, of a package. */
export interface Native {
  kind: "native";
  call: (args: Value[], site: t.Node) => Value;
  members?: Map<string, Value>;
}

export interface Unknown {
  kind: "unknown";
  /** What a person would call it. */
  text: string;
  /**
   * It differs from client to client whatever path they ask for: a session, a cookie. Of anything else nothing may be concluded, since it may depend on
   * the path, the host or the deployment.
   */
  varies: boolean;
  members: Map<string, Value>;
  /** In an array: stands for any number of items. */
  spread?: boolean;
  /** It was imported from a package under this name. */
  imported?: { module: string; name: string };
}

export function unknown(text: string, varies: boolean): Unknown {
  return { kind: "unknown", text, varies, members: new Map() };
}

export function list(items: Value[]): List {
  return { kind: "list", items };
}

export function fields(entries: Iterable<[string, Value]> = []): Fields {
  return { kind: "fields", values: new Map(entries) };
}

export function native(call: Native["call"], members?: Iterable<[string, Value]>): Native {
  return members === undefined
    ? { kind: "native", call }
    : { kind: "native", call, members: new Map(members) };
}

export function isObject(value: Value): value is Exclude<Value, Primitive> {
  return typeof value === "object" && value !== null;
}

export function isUnknown(value: Value): value is Unknown {
  return isObject(value) && value.kind === "unknown";
}

export function isFunction(value: Value): value is Closure | Native {
  return isObject(value) && (value.kind === "closure" || value.kind === "native");
}

/** The string that a value becomes in a template; holes stay holes. */
export function toText(value: Value): string | Text {
  if (!isObject(value)) return String(value);
  switch (value.kind) {
    case "text":
      return value;
    case "unknown":
      return { kind: "text", parts: [value] };
    case "list":
      return value.items.map(toText).reduce((all, one, index) => join(all, index > 0 ? "," : "", one), "");
    case "fields": {
      const href = value.computed?.("href");
      return href === undefined ? "[object Object]" : toText(href);
    }
    default:
      return { kind: "text", parts: [unknown("function", false)] };
  }
}

/** Puts strings and texts behind one another. */
export function join(...pieces: (string | Text)[]): string | Text {
  const parts: (string | Unknown)[] = [];
  for (const piece of pieces.flatMap((one) => (typeof one === "string" ? [one] : one.parts))) {
    const last = parts.at(-1);
    if (typeof piece === "string" && typeof last === "string") parts[parts.length - 1] = last + piece;
    else if (piece !== "") parts.push(piece);
  }
  if (parts.some((part) => typeof part !== "string")) return { kind: "text", parts };
  return (parts[0] as string | undefined) ?? "";
}
