/** From the text of a healthy route file to what it can answer. */
import * as t from "@babel/types";
import type { HttpMethod } from "../handler/contract.js";
import { type Module, parseModule } from "../handler/module.js";
import { type FunctionNode, isCall, isMember, propertyName, unwrap, visitAll } from "../handler/syntax.js";
import { mayBePrerendered } from "../handler/web/prerendered.js";
import { localFunction, type Reply, repliesOf } from "../handler/web/replies.js";
import type { BodyKind, MethodContract, RefusedMethod, RouteContract } from "./contract.js";
import { mayThrow } from "./may-throw.js";
import { type Served, servedMethods } from "./served-methods.js";
import { commonShape, shapeOf } from "./shape.js";

/** What must be known of a route besides its text. */
export interface RouteFacts {
  path: string;
  next: number;
  cacheComponents: boolean;
}

/**
 * Reads what a route file can answer. Its exports are right: a file that the rules complain about has to be repaired first.
 * @throws {SyntaxError} when it can't be parsed.
 * @throws {UnreadableMethods} when its methods can't be told.
 */
export function readRoute(source: string, facts: RouteFacts): RouteContract {
  const module = parseModule(source.replace(/^\uFEFF/, ""), facts);
  const served = servedMethods(module);
  const methods: MethodContract[] = [];
  const refusals: RefusedMethod[] = [];
  for (const [method, what] of served) {
    const refusal = refusalOf(method, what, module);
    if (refusal === undefined) methods.push(contractOf(method, what, module));
    else refusals.push(refusal);
  }
  return { methods, refusals, mayBePrerendered: mayBePrerendered([...served.keys()], module) };
}

function contractOf(method: HttpMethod, served: Served, module: Module): MethodContract {
  const fn = served.kind === "value" ? localFunction(served.value, module) : undefined;
  if (fn === undefined) {
    // A body does no harm to a method that doesn't read it.
    const reads = method === "POST" || method === "PUT" || method === "PATCH" ? "json" : undefined;
    return { method, mayThrow: true, repliesJson: false, ...(reads ? { reads } : {}) };
  }
  const replies = repliesOf(fn, module);
  const statuses = new Set<number>();
  for (const { status } of replies) if (status !== "unknown") statuses.add(status);
  const isKnown = replies.every(({ status }) => status !== "unknown");
  const fine = replies.filter(({ status }) => typeof status === "number" && status >= 200 && status < 300);
  const repliesJson = isKnown && fine.length > 0 && fine.every((reply) => reply.json && !setsHeaders(reply));
  const shape = repliesJson
    ? fine.map((reply) => shapeOf(reply.body)).reduce((one, other) => commonShape(one, other))
    : undefined;
  const reads = bodyKind(fn, module);
  return {
    method,
    ...(isKnown ? { statuses: [...statuses].sort((a, b) => a - b) } : {}),
    mayThrow: mayThrow(fn, method, module),
    ...(reads ? { reads } : {}),
    repliesJson,
    ...(shape ? { shape } : {}),
  };
}

/** Headers of its own may name another content type. */
function setsHeaders({ init }: Reply): boolean {
  const value = init && unwrap(init);
  if (value === undefined) return false;
  if (!t.isObjectExpression(value)) return true;
  return value.properties.some(
    (property) => t.isSpreadElement(property) || propertyName(property) !== "status",
  );
}

/** A method that only answers 405. */
function refusalOf(method: HttpMethod, served: Served, module: Module): RefusedMethod | undefined {
  if (served.kind === "refusal") return { method, allow: served.allow };
  const fn = served.kind === "value" ? localFunction(served.value, module) : undefined;
  if (fn === undefined || mayThrow(fn, method, module)) return undefined;
  const replies = repliesOf(fn, module);
  if (replies.length === 0 || replies.some(({ status }) => status !== 405)) return undefined;
  const allowed = replies.map((reply) => allowIn(reply.init));
  const [first] = allowed;
  if (first === undefined || allowed.includes(undefined)) return { method };
  return { method, allow: allowed.every((allow) => allow === first) ? first : true };
}

function allowIn(init: t.Node | undefined): string | true | undefined {
  const headers = property(init, "headers");
  const allow = property(headers, "Allow") ?? property(headers, "allow");
  if (allow === undefined) return undefined;
  return t.isStringLiteral(allow) ? allow.value : true;
}

function property(object: t.Node | undefined, name: string): t.Node | undefined {
  const value = object && unwrap(object);
  if (!t.isObjectExpression(value)) return undefined;
  const found = value.properties.find(
    (one): one is t.ObjectProperty => t.isObjectProperty(one) && propertyName(one) === name,
  );
  return found && unwrap(found.value);
}

const READERS: Record<string, BodyKind> = { json: "json", formData: "form", text: "text" };

/** How the function reads the body, by the reader that it calls first. */
function bodyKind(fn: FunctionNode, module: Module): BodyKind | undefined {
  const first = fn.params[0];
  const request = t.isIdentifier(first) ? module.bindings.get(first) : undefined;
  if (request === undefined) return undefined;
  let kind: BodyKind | undefined;
  let isHandedOn = false;
  visitAll(fn.body, (node) => {
    if (!isCall(node)) return;
    const callee = unwrap(node.callee);
    const isOwn = (one: t.Node) => t.isIdentifier(one) && module.bindings.get(one) === request;
    if (isMember(callee) && isOwn(unwrap(callee.object))) kind ??= READERS[propertyName(callee) ?? ""];
    if (node.arguments.some(isOwn)) isHandedOn = true;
  });
  return kind ?? (isHandedOn ? "json" : undefined);
}
