/**
 * GET also answers HEAD in a route handler (FACTS: Next.js runs GET's function), with `request.method` still `HEAD`. A function
 * that GET shares with other methods, and that asks for the method, would take HEAD for one of these. So what it asks is put such
 * that HEAD goes GET's way.
 */
import * as t from "@babel/types";
import type { HttpMethod } from "../contract.js";
import type { Module } from "../module.js";
import { type Part, type Residual, visitLive } from "../residual.js";
import { quoted } from "../style.js";
import { isCall, isMember, unwrap } from "../syntax.js";
import { evaluate, isMethodOfRequest, type MethodWorld } from "./method-value.js";

const EQUALITY = new Set(["===", "==", "!==", "!="]);

/** Adapts what is left of `fn` for `methods`, of which GET is one; `HEAD` isn't exported by itself. */
export function answerHeadAsGet(
  residual: Residual,
  methods: ReadonlySet<HttpMethod>,
  world: MethodWorld,
): void {
  const { module } = world;
  const names: t.Node[] = [];
  visitLive(residual, residual.fn.body, (node) => {
    if (isName(node, world) && !isWritten(node, module)) names.push(node);
    return !isMethodOfRequest(node, world);
  });
  for (const name of names) {
    const asked = questionOn(name, world);
    if (!asked) continue;
    const parts = t.isBinaryExpression(asked) ? comparison(asked, name, methods, world) : undefined;
    if (parts) residual.replaced.set(asked, parts);
    else residual.replaced.set(name, asGet(name, world));
  }
}

/** `req.method`, or a name for it or for its lower case. */
function isName(node: t.Node, world: MethodWorld): boolean {
  if (isMethodOfRequest(node, world)) return true;
  return (
    t.isIdentifier(node) &&
    textOf(node, "GET", world)?.toUpperCase() === "GET" &&
    textOf(node, "HEAD", world)?.toUpperCase() === "HEAD"
  );
}

function textOf(node: t.Node, method: HttpMethod, world: MethodWorld): string | undefined {
  const value = evaluate(node, method, world);
  return value && "value" in value && typeof value.value === "string" ? value.value : undefined;
}

/** A name in its own declaration or destructuring is no question. */
function isWritten(node: t.Node, module: Module): boolean {
  return t.isIdentifier(node) && module.bindings.get(node)?.identifier === node;
}

/** What a name is part of, and what comes out otherwise for HEAD than for GET: a test, the value of a switch, a look-up. */
function questionOn(name: t.Node, world: MethodWorld): t.Node | undefined {
  let below = name;
  for (let at = world.module.parents.get(name); at && !t.isStatement(at); at = world.module.parents.get(at)) {
    if (t.isFunction(at)) return undefined;
    if (isMember(at) && at.computed && at.property === below) return at;
    if (t.isBinaryExpression(at) && at.operator === "in" && at.left === below) return at;
    const [get, head] = [evaluate(at, "GET", world), evaluate(at, "HEAD", world)];
    if (
      get &&
      head &&
      "value" in get &&
      "value" in head &&
      typeof get.value === "boolean" &&
      get.value !== head.value
    )
      return at;
    below = at;
  }
  const above = world.module.parents.get(below);
  return t.isSwitchStatement(above) && above.discriminant === below ? above : undefined;
}

/** `method === "GET"`, of GET and POST: `method !== "POST"`; of more: `(method === "GET" || method === "HEAD")`. */
function comparison(
  asked: t.BinaryExpression,
  name: t.Node,
  methods: ReadonlySet<HttpMethod>,
  world: MethodWorld,
): Part[] | undefined {
  const { left, right, operator } = asked;
  const other = unwrap(left) === name ? right : left;
  if (!EQUALITY.has(operator) || (unwrap(left) !== name && unwrap(right) !== name)) return undefined;
  if (textOf(other, "GET", world) !== textOf(name, "GET", world) || !t.isStringLiteral(unwrap(other)))
    return undefined;
  const { style } = world.module;
  const literal = (method: HttpMethod) => quoted(textOf(name, method, world) ?? method, style);
  const negated = operator.startsWith("!");
  const [only, ...more] = [...methods].filter((method) => method !== "GET");
  const opposite = `${negated ? "=" : "!"}${operator.slice(1)}`;
  if (only && more.length === 0) return [name, ` ${opposite} ${literal(only)}`];
  const both = [
    name,
    ` ${operator} ${literal("GET")} ${negated ? "&&" : "||"} `,
    name,
    ` ${operator} ${literal("HEAD")}`,
  ];
  return inBrackets(both, asked, world.module);
}

function asGet(name: t.Node, world: MethodWorld): Part[] {
  const { style } = world.module;
  const literal = (method: HttpMethod) => quoted(textOf(name, method, world) ?? method, style);
  const parts = [name, ` === ${literal("HEAD")} ? ${literal("GET")} : `, name];
  return inBrackets(parts, name, world.module);
}

/** Brackets, unless what stands around has its own: `if (…)`, `switch (…)`, `includes(…)`, `handlers[…]`. */
function inBrackets(parts: Part[], node: t.Node, module: Module): Part[] {
  const above = module.parents.get(node);
  const bracketed =
    t.isIfStatement(above) ||
    t.isSwitchStatement(above) ||
    t.isTemplateLiteral(above) ||
    (isCall(above) && above.callee !== node) ||
    (isMember(above) && above.computed && above.property === node);
  return bracketed ? parts : ["(", ...parts, ")"];
}
