/** The strings that an expression can be, with holes for what is only known at run time. */
import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import type { Modules } from "./modules.js";
import { type Frame, nameOf, resolve, type Value } from "./resolve.js";
import { hole } from "./url-pattern.js";

/** More alternatives than this are no use to anyone. */
const MAX_TEXTS = 8;
const MAX_DEPTH = 8;

export interface Reading {
  modules: Modules;
  /** The literals that were read as part of a URL: whatever is left over is a mention that nobody understood. */
  understood: Set<string>;
}

/** All texts that `path` may have. `null`, `undefined` and `false` have none. Never empty for anything else. */
export function textsOf(path: NodePath, frame: Frame | undefined, reading: Reading, depth = 0): string[] {
  if (depth > MAX_DEPTH) return [hole(nameOf(path.node))];
  const inner = (next: NodePath, nextFrame = frame) => textsOf(next, nextFrame, reading, depth + 1);
  if (path.isStringLiteral()) {
    reading.understood.add(reading.modules.placeOf(path));
    return [path.node.value];
  }
  if (path.isTemplateLiteral()) {
    reading.understood.add(reading.modules.placeOf(path));
    const expressions = path.get("expressions") as NodePath[];
    return path.node.quasis.reduce<string[]>(
      (texts, quasi, index) => {
        const withQuasi = texts.map((text) => text + (quasi.value.cooked ?? ""));
        const expression = expressions[index];
        return expression === undefined
          ? withQuasi
          : product(withQuasi, orHole(inner(expression), expression));
      },
      [""],
    );
  }
  if (path.isBinaryExpression({ operator: "+" })) {
    const [left, right] = [path.get("left") as NodePath, path.get("right") as NodePath];
    return product(orHole(inner(left), left), orHole(inner(right), right));
  }
  if (path.isConditionalExpression()) {
    return union(inner(path.get("consequent")), inner(path.get("alternate")));
  }
  if (path.isLogicalExpression()) {
    const right = inner(path.get("right"));
    return path.node.operator === "&&" ? right : union(inner(path.get("left")), right);
  }
  if (path.isNullLiteral() || path.isBooleanLiteral()) return [];
  if (path.isNewExpression() && nameOf(path.node.callee) === "URL") return urlTexts(path, inner);
  if (path.isCallExpression() || path.isOptionalCallExpression())
    return callTexts(path, frame, reading, depth);
  if (path.isIdentifier()) {
    const grown = grownTexts(path, frame, reading, depth);
    if (grown !== undefined) return grown;
  }
  if (
    path.isIdentifier() ||
    path.isMemberExpression() ||
    path.isOptionalMemberExpression() ||
    path.isTSAsExpression() ||
    path.isTSSatisfiesExpression() ||
    path.isTSNonNullExpression()
  ) {
    // `url.href`, `url.pathname` of a URL that was put together before.
    if (
      (path.isMemberExpression() || path.isOptionalMemberExpression()) &&
      /^(?:href|pathname)$/.test(nameOf(path.node))
    ) {
      const object = resolve(path.get("object") as NodePath, frame, reading.modules);
      if (object.kind === "node" && object.path.isNewExpression()) return inner(object.path, object.frame);
    }
    return valueTexts(resolve(path, frame, reading.modules), path, reading, depth);
  }
  return [hole(nameOf(path.node))];
}

function valueTexts(value: Value, path: NodePath, reading: Reading, depth: number): string[] {
  if (value.kind === "absent") return [];
  if (value.kind === "unknown") return [hole(value.name)];
  if (value.path === path || value.path.isFunction() || value.path.isClass())
    return [hole(nameOf(path.node))];
  return textsOf(value.path, value.frame, reading, depth + 1);
}

/** `new URL("/api/x", base)`. */
function urlTexts(path: NodePath<t.NewExpression>, inner: (path: NodePath) => string[]): string[] {
  const [first] = path.get("arguments") as NodePath[];
  return first === undefined ? [hole("url")] : inner(first);
}

/** Calls that give a URL back: `String(url)`, `url.toString()`, `apiUrl("/tasks")`. */
function callTexts(
  path: NodePath<t.CallExpression> | NodePath<t.OptionalCallExpression>,
  frame: Frame | undefined,
  reading: Reading,
  depth: number,
): string[] {
  const callee = path.get("callee") as NodePath;
  const args = path.get("arguments") as NodePath[];
  const name = nameOf(callee.node);
  const fallback = [hole(nameOf(path.node))];
  if (callee.isIdentifier({ name: "String" }) && args[0] !== undefined) {
    return textsOf(args[0], frame, reading, depth + 1);
  }
  if (callee.isMemberExpression() && ["toString", "trim"].includes(name) && args.length === 0) {
    return textsOf(callee.get("object"), frame, reading, depth + 1);
  }
  if (callee.isMemberExpression() && name === "concat") {
    return args.reduce(
      (texts, arg) => product(texts, orHole(textsOf(arg, frame, reading, depth + 1), arg)),
      textsOf(callee.get("object"), frame, reading, depth + 1),
    );
  }
  const value = resolve(callee, frame, reading.modules);
  if (value.kind !== "node" || !value.path.isFunction() || (frame?.depth ?? 0) > 3) return fallback;
  const returned = returnedExpressions(value.path);
  if (returned.length === 0) return fallback;
  const called: Frame = { fn: value.path.node, args, outer: frame, depth: (frame?.depth ?? 0) + 1 };
  return returned.reduce<string[]>(
    (texts, one) => union(texts, textsOf(one, called, reading, depth + 1)),
    [],
  );
}

/** `let url = "/api/x"; if (q) url += "?…"; else url = "/api/y"`. */
function grownTexts(
  path: NodePath<t.Identifier>,
  frame: Frame | undefined,
  reading: Reading,
  depth: number,
): string[] | undefined {
  const binding = path.scope.getBinding(path.node.name);
  if (binding === undefined || binding.constant || !binding.path.isVariableDeclarator()) return undefined;
  const init = binding.path.get("init") as NodePath;
  let texts = init.node == null ? [] : textsOf(init, frame, reading, depth + 1);
  for (const violation of binding.constantViolations) {
    if (!violation.isAssignmentExpression()) return undefined;
    const right = textsOf(violation.get("right"), frame, reading, depth + 1);
    if (violation.node.operator === "=") texts = union(texts, right);
    else if (violation.node.operator === "+=") texts = union(texts, product(texts, right));
    else return undefined;
  }
  return texts;
}

/** What a function returns; for an arrow with an expression body, that. */
export function returnedExpressions(fn: NodePath<t.Function>): NodePath[] {
  const body = fn.get("body") as NodePath;
  if (!body.isBlockStatement()) return [body];
  const found: NodePath[] = [];
  body.traverse({
    Function(inner) {
      inner.skip();
    },
    ReturnStatement(statement) {
      if (statement.node.argument != null) found.push(statement.get("argument") as NodePath);
    },
  });
  return found;
}

function orHole(texts: string[], path: NodePath): string[] {
  return texts.length > 0 ? texts : [hole(nameOf(path.node))];
}

function product(left: readonly string[], right: readonly string[]): string[] {
  return left.flatMap((a) => right.map((b) => a + b)).slice(0, MAX_TEXTS);
}

function union(left: readonly string[], right: readonly string[]): string[] {
  return [...new Set([...left, ...right])].slice(0, MAX_TEXTS);
}
