/** The strings that an expression can be, with holes for what is only known at run time. */
import type * as t from "@babel/types";
import type { Modules } from "./modules.js";
import { type Frame, functionIn, MAX_FOLLOWED, nameOf, resolve, type Value } from "./resolve.js";
import { bindingOf, isClass, isFunction, isMember, placeOf, returnedExpressions } from "./syntax.js";
import { hole } from "./url-pattern.js";

/** More alternatives than this are no use to anyone. */
const MAX_TEXTS = 8;
const MAX_DEPTH = 8;

export interface Reading {
  modules: Modules;
  /** The literals that were read as part of a URL: whatever is left over is a mention that nobody understood. */
  understood: Set<string>;
}

/** All texts that `node` may have. `null`, `undefined` and `false` have none. Never empty for anything else. */
export function textsOf(node: t.Node, frame: Frame | undefined, reading: Reading, depth = 0): string[] {
  if (depth > MAX_DEPTH) return [hole(nameOf(node))];
  const inner = (next: t.Node, nextFrame = frame) => textsOf(next, nextFrame, reading, depth + 1);
  switch (node.type) {
    case "StringLiteral":
      reading.understood.add(placeOf(node));
      return [node.value];
    case "TemplateLiteral":
      reading.understood.add(placeOf(node));
      return node.quasis.reduce<string[]>(
        (texts, quasi, index) => {
          const withQuasi = texts.map((text) => text + (quasi.value.cooked ?? ""));
          const expression = node.expressions[index];
          if (expression === undefined) return withQuasi;
          const isLast = index === node.expressions.length - 1 && node.quasis.at(-1)?.value.raw === "";
          const said = isLast ? withoutEmptyDefault(expression) : expression;
          return product(withQuasi, orHole(inner(said), said));
        },
        [""],
      );
    case "BinaryExpression":
      if (node.operator !== "+") return [hole("")];
      return product(
        orHole(inner(node.left), node.left),
        orHole(inner(withoutEmptyDefault(node.right)), withoutEmptyDefault(node.right)),
      );
    case "ConditionalExpression":
      return union(inner(node.consequent), inner(node.alternate));
    case "LogicalExpression":
      return node.operator === "&&" ? inner(node.right) : union(inner(node.left), inner(node.right));
    case "NullLiteral":
    case "BooleanLiteral":
      return [];
    case "NewExpression":
      return nameOf(node.callee) === "URL" ? urlTexts(node, inner) : [hole(nameOf(node))];
    case "CallExpression":
    case "OptionalCallExpression":
      return callTexts(node, frame, reading, depth);
    case "Identifier":
      return grownTexts(node, frame, reading, depth) ?? resolvedTexts(node, frame, reading, depth);
    case "MemberExpression":
    case "OptionalMemberExpression":
      // `url.href`, `url.pathname` of a URL that was put together before.
      if (/^(?:href|pathname)$/.test(nameOf(node))) {
        const object = resolve(node.object, frame, reading.modules);
        if (object.kind === "node" && object.node.type === "NewExpression")
          return inner(object.node, object.frame);
      }
      return resolvedTexts(node, frame, reading, depth);
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
      return resolvedTexts(node, frame, reading, depth);
    default:
      return [hole(nameOf(node))];
  }
}

function resolvedTexts(node: t.Node, frame: Frame | undefined, reading: Reading, depth: number): string[] {
  const value: Value = resolve(node, frame, reading.modules);
  if (value.kind === "absent") return [];
  if (value.kind === "unknown") return [hole(value.name)];
  if (value.node === node || isFunction(value.node) || isClass(value.node)) return [hole(nameOf(node))];
  return textsOf(value.node, value.frame, reading, depth + 1);
}

/** `new URL("/api/x", base)`. */
function urlTexts({ arguments: [first] }: t.NewExpression, inner: (node: t.Node) => string[]): string[] {
  return first === undefined ? [hole("url")] : inner(first);
}

/** Calls that give a URL back: `String(url)`, `url.toString()`, `apiUrl("/tasks")`. */
function callTexts(
  node: t.CallExpression | t.OptionalCallExpression,
  frame: Frame | undefined,
  reading: Reading,
  depth: number,
): string[] {
  const { callee, arguments: args } = node;
  const name = nameOf(callee);
  const fallback = [hole(nameOf(node))];
  if (callee.type === "Identifier" && callee.name === "String" && args[0] !== undefined) {
    return textsOf(args[0], frame, reading, depth + 1);
  }
  if (isMember(callee) && ["toString", "trim"].includes(name) && args.length === 0) {
    return textsOf(callee.object, frame, reading, depth + 1);
  }
  if (isMember(callee) && name === "concat") {
    return args.reduce(
      (texts, arg) => product(texts, orHole(textsOf(arg, frame, reading, depth + 1), arg)),
      textsOf(callee.object, frame, reading, depth + 1),
    );
  }
  const value = resolve(callee, frame, reading.modules);
  const fn = functionIn(value);
  if (value.kind !== "node" || fn === undefined || (frame?.depth ?? 0) > MAX_FOLLOWED) return fallback;
  const returned = returnedExpressions(fn);
  if (returned.length === 0) return fallback;
  const called: Frame = { fn, args, outer: frame, scope: value.frame, depth: (frame?.depth ?? 0) + 1 };
  return returned.reduce<string[]>(
    (texts, one) => union(texts, textsOf(one, called, reading, depth + 1)),
    [],
  );
}

/** `let url = "/api/x"; if (q) url += "?…"; else url = "/api/y"`. */
function grownTexts(
  node: t.Identifier,
  frame: Frame | undefined,
  reading: Reading,
  depth: number,
): string[] | undefined {
  const binding = bindingOf(node);
  if (binding?.node.type !== "VariableDeclarator" || binding.writes.length === 0) return undefined;
  const { init } = binding.node;
  let texts = init == null ? [] : textsOf(init, frame, reading, depth + 1);
  for (const write of binding.writes) {
    if (write.type !== "AssignmentExpression") return undefined;
    const right = textsOf(write.right, frame, reading, depth + 1);
    if (write.operator === "=") texts = union(texts, right);
    else if (write.operator === "+=") texts = union(texts, product(texts, right));
    else return undefined;
  }
  return texts;
}

/** `"/api/tasks/" + (id ?? "")`: the empty text is there for the types, and means no other URL. */
function withoutEmptyDefault(node: t.Node): t.Node {
  const isDefault = node.type === "LogicalExpression" && node.operator !== "&&";
  return isDefault && node.right.type === "StringLiteral" && node.right.value === "" ? node.left : node;
}

function orHole(texts: string[], node: t.Node): string[] {
  return texts.length > 0 ? texts : [hole(nameOf(node))];
}

function product(left: readonly string[], right: readonly string[]): string[] {
  return left.flatMap((a) => right.map((b) => a + b)).slice(0, MAX_TEXTS);
}

function union(left: readonly string[], right: readonly string[]): string[] {
  return [...new Set([...left, ...right])].slice(0, MAX_TEXTS);
}
