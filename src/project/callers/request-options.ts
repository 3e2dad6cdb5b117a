/** What the options of a request say: its method, and whether its body is a form. */
import type * as t from "@babel/types";
import type { HttpMethod } from "../../handler/contract.js";
import { type Frame, member, nameOf, resolve, type Value } from "./resolve.js";
import { findAround } from "./syntax.js";
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

/** The method that a value is: `"post"`, `cond ? "PUT" : "POST"`, `method ?? "GET"`. Where it may be absent, `fallback` is one of them. */
export function methodOf(value: Value, fallback: Methods, reading: Reading): Methods {
  if (value.kind === "absent") return fallback;
  if (value.kind === "unknown") return "unknown";
  const { node, frame } = value;
  const of = (side: t.Node, otherwise = fallback) =>
    methodOf(resolve(side, frame, reading.modules), otherwise, reading);
  switch (node.type) {
    case "NullLiteral":
    case "BooleanLiteral":
      return fallback;
    case "ConditionalExpression":
      return either(of(node.consequent), of(node.alternate));
    case "LogicalExpression": {
      if (node.operator === "&&") return either(fallback, of(node.right));
      const left = resolve(node.left, frame, reading.modules);
      const right = of(node.right);
      if (left.kind === "node" && left.node.type === "StringLiteral" && left.node.value !== "")
        return methodOf(left, right, reading);
      return either(methodOf(left, right, reading), right);
    }
    case "CallExpression":
      if (node.callee.type === "MemberExpression" && /^to(?:Upper|Lower)Case$/.test(nameOf(node.callee)))
        return of(node.callee.object);
  }
  const texts = textsOf(node, frame, reading);
  if (texts.length === 0) return fallback;
  const found = texts.map(toMethod);
  return found.every((method) => method !== undefined) ? inOrder(found) : "unknown";
}

function either(some: Methods, others: Methods): Methods {
  return some === "unknown" || others === "unknown" ? "unknown" : inOrder([...some, ...others]);
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
    const texts = textsOf(type.node, type.frame, reading);
    if (texts.some((text) => /x-www-form-urlencoded|multipart\/form-data/.test(text))) return true;
  }
  return false;
}

/** `new FormData(…)`, `new URLSearchParams(…)`, or what is called like one. */
export function isForm(body: Value): boolean {
  if (body.kind !== "node") return false;
  const { node } = body;
  const isMade = (made: t.Node) =>
    made.type === "NewExpression" && /^(?:FormData|URLSearchParams)$/.test(nameOf(made.callee));
  if (isMade(node)) return true;
  // `params.toString()`
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return false;
  return nameOf(node.callee) === "toString" && isMade(node.callee.object);
}

/** The value of an argument; absent when there is none. */
export function argument(
  args: readonly t.Node[],
  index: number,
  frame: Frame | undefined,
  reading: Reading,
): Value {
  const node = args[index];
  return node === undefined ? { kind: "absent" } : resolve(node, frame, reading.modules);
}

/** Where the text of a call says its one method: a literal that may be corrected. It stands in the call itself, not in what it shares with others. */
export function methodLiteral(value: Value | undefined, call: t.Node | undefined): t.Node | undefined {
  if (value?.kind !== "node" || call === undefined) return undefined;
  const { node } = value;
  const isLiteral =
    node.type === "StringLiteral" || (node.type === "TemplateLiteral" && node.expressions.length === 0);
  return isLiteral && isWithin(node, call) ? node : undefined;
}

/** Whether `node` is a part of `whole`. */
export function isWithin(node: t.Node, whole: t.Node): boolean {
  return node === whole || findAround(node, (one) => one === whole) !== undefined;
}
