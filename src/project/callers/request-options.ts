/** What the options of a request say: its method, and whether its body is a form. */
import type { NodePath } from "@babel/traverse";
import type { HttpMethod } from "../../handler/contract.js";
import { type Frame, member, nameOf, resolve, type Value } from "./resolve.js";
import { type Reading, textsOf } from "./text-of.js";

/** The order in which methods are listed, as everywhere. Of the compiler's contract this layer takes the types alone. */
const METHODS: readonly HttpMethod[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** `unknown` when only running the code would tell. */
export type Methods = HttpMethod[] | "unknown";

/** The method that an options object asks for; `fallback` where it has none. */
export function methodIn(options: Value, key: string, fallback: Methods, reading: Reading): Methods {
  if (options.kind === "absent") return fallback;
  const value = member(options, key, reading.modules);
  if (value === undefined) return "unknown";
  if (value.kind === "absent") return fallback;
  return methodOf(value, fallback, reading);
}

/** The method that a value is: `"post"`, `cond ? "PUT" : "POST"`, `method ?? "GET"`. */
export function methodOf(value: Value, fallback: Methods, reading: Reading): Methods {
  if (value.kind === "absent") return fallback;
  if (value.kind === "unknown") return "unknown";
  const texts = textsOf(value.path, value.frame, reading);
  if (texts.length === 0) return fallback;
  const found = texts.map(toMethod);
  return found.every((method) => method !== undefined) ? inOrder(found) : "unknown";
}

export function toMethod(text: string): HttpMethod | undefined {
  return METHODS.find((method) => method === text.toUpperCase());
}

export function inOrder(methods: readonly HttpMethod[]): HttpMethod[] {
  return METHODS.filter((method) => methods.includes(method));
}

/** Whether the options send a form: by their body, or by the content type that they name. */
export function sendsForm(options: Value, reading: Reading): boolean {
  if (options.kind !== "node") return false;
  for (const key of ["body", "data", "form"]) {
    const body = member(options, key, reading.modules);
    if (body?.kind === "node" && (isForm(body) || key === "form")) return true;
  }
  const headers = member(options, "headers", reading.modules);
  if (headers?.kind !== "node") return false;
  for (const name of ["Content-Type", "content-type", "Content-type"]) {
    const type = member(headers, name, reading.modules);
    if (type?.kind !== "node") continue;
    const texts = textsOf(type.path, type.frame, reading);
    if (texts.some((text) => /x-www-form-urlencoded|multipart\/form-data/.test(text))) return true;
  }
  return false;
}

/** `new FormData(…)`, `new URLSearchParams(…)`, or what is called like one. */
export function isForm(body: Value): boolean {
  if (body.kind !== "node") return false;
  const { path } = body;
  const isMade = (made: NodePath) =>
    made.isNewExpression() && /^(?:FormData|URLSearchParams)$/.test(nameOf(made.node.callee));
  if (isMade(path)) return true;
  // `params.toString()`
  if (path.isCallExpression() && path.get("callee").isMemberExpression()) {
    const callee = path.get("callee") as NodePath;
    return nameOf(callee.node) === "toString" && isMade(callee.get("object") as NodePath);
  }
  return false;
}

/** The value of an argument; absent when there is none. */
export function argument(
  args: readonly NodePath[],
  index: number,
  frame: Frame | undefined,
  reading: Reading,
): Value {
  const path = args[index];
  return path === undefined ? { kind: "absent" } : resolve(path, frame, reading.modules);
}
