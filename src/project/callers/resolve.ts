/** From a name to what it stands for: through constants, parameters of calls that are followed, members and imports. */
import type * as t from "@babel/types";
import type { Modules } from "./modules.js";
import {
  type AnyFunction,
  around,
  bindingOf,
  fileOf,
  findAround,
  isClass,
  isFunction,
  type Member,
} from "./syntax.js";

/** A call that is being followed: the parameters of `fn` stand for its arguments. */
export interface Frame {
  fn: t.Node;
  args: readonly (t.Node | undefined)[];
  /** In which the arguments are to be read. */
  outer: Frame | undefined;
  depth: number;
  /** The outermost of the calls that are followed, which stands in the caller's text. */
  call?: t.Node | undefined;
}

/** An expression, function or class, to be read in its frame; or nothing at all; or something unknown. */
export type Value =
  | { kind: "node"; node: t.Node; frame: Frame | undefined }
  | { kind: "absent" }
  | { kind: "unknown"; name: string };

const MAX_STEPS = 12;

/** What `node` stands for. Never runs anything; gives `unknown` where only running it would tell. */
export function resolve(node: t.Node, frame: Frame | undefined, modules: Modules, steps = 0): Value {
  if (steps > MAX_STEPS) return unknown(node);
  const next = (inner: t.Node) => resolve(inner, frame, modules, steps + 1);
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "ParenthesizedExpression":
      return next(node.expression);
    case "AwaitExpression":
      return next(node.argument);
    case "Identifier":
      return node.name === "undefined" ? { kind: "absent" } : resolveIdentifier(node, frame, modules, steps);
    case "VariableDeclarator":
      return node.init == null || node.id.type !== "Identifier" ? unknown(node) : next(node.init);
    case "MemberExpression":
    case "OptionalMemberExpression": {
      const name = memberName(node);
      if (name === undefined) return unknown(node);
      return member(next(node.object), name, modules, steps + 1) ?? unknown(node);
    }
    default:
      return { kind: "node", node, frame };
  }
}

/** The property `name` of an object literal, instance or class; `undefined` when it can't be told. */
export function member(object: Value, name: string, modules: Modules, steps = 0): Value | undefined {
  if (object.kind === "absent") return object;
  if (object.kind === "unknown" || steps > MAX_STEPS) return undefined;
  const { node, frame } = object;
  if (node.type === "ObjectExpression") {
    for (const property of node.properties.toReversed()) {
      if (property.type === "SpreadElement") {
        const spread = resolve(property.argument, frame, modules, steps + 1);
        const found = member(spread, name, modules, steps + 1);
        if (found === undefined) return undefined;
        if (found.kind !== "absent") return found;
      } else if (property.type === "ObjectProperty") {
        const key = keyName(property);
        if (key === undefined) return undefined;
        if (key === name) return resolve(property.value, frame, modules, steps + 1);
      } else if (keyName(property) === name) {
        return { kind: "node", node: property, frame };
      }
    }
    return { kind: "absent" };
  }
  // `...(cond && { method })`, `options ?? {}`: whichever side is an object that says it.
  if (node.type === "LogicalExpression") {
    const sides = [node.left, node.right].map((side) =>
      member(resolve(side, frame, modules, steps + 1), name, modules, steps + 1),
    );
    return sides[0]?.kind === "absent" && sides[1]?.kind === "absent" ? sides[0] : undefined;
  }
  if (node.type === "NullLiteral" || node.type === "BooleanLiteral") return { kind: "absent" };
  if (node.type === "ThisExpression") {
    const owner = findAround(node, isClass);
    return isClass(owner) ? classMember(owner.body, name, modules, steps) : undefined;
  }
  if (node.type === "NewExpression") {
    const made = resolve(node.callee, frame, modules, steps + 1);
    if (made.kind === "node" && isClass(made.node)) {
      return classMember(made.node.body, name, modules, steps);
    }
  }
  if (isClass(node)) return classMember(node.body, name, modules, steps);
  return undefined;
}

function classMember(body: t.ClassBody, name: string, modules: Modules, steps: number): Value | undefined {
  for (const element of body.body) {
    if (!("key" in element)) continue;
    const key = element.key;
    const elementName =
      key?.type === "Identifier" ? key.name : key?.type === "PrivateName" ? `#${key.id.name}` : undefined;
    if (elementName !== name) continue;
    if (element.type === "ClassProperty" || element.type === "ClassPrivateProperty") {
      return element.value == null ? undefined : resolve(element.value, undefined, modules, steps + 1);
    }
    return { kind: "node", node: element, frame: undefined };
  }
  return undefined;
}

function resolveIdentifier(
  node: t.Identifier,
  frame: Frame | undefined,
  modules: Modules,
  steps: number,
): Value {
  const binding = bindingOf(node);
  if (binding === undefined) return unknown(node);
  if (binding.kind === "import") {
    const source = importSource(binding.node);
    const name = importedName(binding.node);
    if (source === undefined || name === undefined) return unknown(node);
    const found = modules.resolveImport(fileOf(node), source, name);
    return found === undefined ? unknown(node) : resolve(found, undefined, modules, steps + 1);
  }
  if (binding.kind === "parameter") {
    return parameter(binding.node, binding.index ?? 0, node.name, frame, modules, steps) ?? unknown(node);
  }
  const declared = binding.node;
  if (binding.writes.length > 0) return unknown(node);
  if (declared.type === "VariableDeclarator" && declared.id.type !== "Identifier") {
    if (declared.id.type !== "ObjectPattern" || declared.init == null) return unknown(node);
    const from = resolve(declared.init, frame, modules, steps + 1);
    return patternValue(declared.id, node.name, from, frame, modules, steps) ?? unknown(node);
  }
  return resolve(declared, frame, modules, steps + 1);
}

/** The module that an import specifier takes its name from. */
export function importSource(specifier: t.Node): string | undefined {
  const declaration = around(specifier);
  return declaration?.type === "ImportDeclaration" ? declaration.source.value : undefined;
}

function importedName(specifier: t.Node): string | undefined {
  if (specifier.type === "ImportDefaultSpecifier") return "default";
  if (specifier.type !== "ImportSpecifier") return undefined;
  return specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value;
}

/** What the parameter holds in the call that is followed; its default when it isn't given. */
function parameter(
  declared: t.Node,
  index: number,
  name: string,
  frame: Frame | undefined,
  modules: Modules,
  steps: number,
): Value | undefined {
  if (frame === undefined || around(declared) !== frame.fn) return undefined;
  const given = frame.args[index];
  let actual: Value =
    given === undefined ? { kind: "absent" } : resolve(given, frame.outer, modules, steps + 1);
  let pattern = declared;
  if (declared.type === "AssignmentPattern") {
    pattern = declared.left;
    if (actual.kind === "absent") actual = resolve(declared.right, undefined, modules, steps + 1);
  }
  if (pattern.type === "Identifier") return actual;
  return patternValue(pattern, name, actual, frame, modules, steps);
}

/** What `name` gets out of `{ key: name = default }` or `[name]`. */
function patternValue(
  pattern: t.Node,
  name: string,
  from: Value,
  frame: Frame | undefined,
  modules: Modules,
  steps: number,
): Value | undefined {
  if (pattern.type === "ArrayPattern" && from.kind === "node" && from.node.type === "ArrayExpression") {
    const index = pattern.elements.findIndex(
      (element) => element?.type === "Identifier" && element.name === name,
    );
    const element = from.node.elements[index];
    return element == null ? undefined : resolve(element, from.frame, modules, steps + 1);
  }
  if (pattern.type !== "ObjectPattern") return undefined;
  for (const property of pattern.properties) {
    if (property.type !== "ObjectProperty") {
      // The rest of the object: as good as the object itself, but for what was taken out.
      if (property.argument.type === "Identifier" && property.argument.name === name) return from;
      continue;
    }
    const key = keyName(property);
    let target: t.Node = property.value;
    let fallback: t.Node | undefined;
    if (target.type === "AssignmentPattern") {
      fallback = target.right;
      target = target.left;
    }
    if (target.type !== "Identifier" || target.name !== name || key === undefined) continue;
    const found = member(from, key, modules, steps + 1);
    if (found?.kind === "absent" && fallback !== undefined)
      return resolve(fallback, frame, modules, steps + 1);
    return found;
  }
  return undefined;
}

export function memberName({ property, computed }: Member): string | undefined {
  if (property.type === "PrivateName") return `#${property.id.name}`;
  if (!computed) return property.type === "Identifier" ? property.name : undefined;
  return property.type === "StringLiteral" ? property.value : undefined;
}

function keyName(node: t.ObjectProperty | t.ObjectMethod): string | undefined {
  if (node.key.type === "StringLiteral") return node.key.value;
  return node.key.type === "Identifier" && !node.computed ? node.key.name : undefined;
}

/** A name for what isn't known: what a person would call it. */
function unknown(node: t.Node): Value {
  const name = nameOf(node);
  const binding = node.type === "Identifier" ? bindingOf(node) : undefined;
  const isParameter = binding?.kind === "parameter" && !isComponent(around(binding.node));
  return { kind: "unknown", name: isParameter ? `@${name}` : name };
}

/** React calls components itself: their props come from anywhere. */
function isComponent(fn: t.Node | undefined): boolean {
  return fn?.type === "FunctionDeclaration" && /^[A-Z]/.test(fn.id?.name ?? "");
}

/** A value that is a function. */
export function functionIn(value: Value): AnyFunction | undefined {
  return value.kind === "node" && isFunction(value.node) ? value.node : undefined;
}

export function nameOf(node: t.Node): string {
  switch (node.type) {
    case "Identifier":
      return node.name;
    case "MemberExpression":
    case "OptionalMemberExpression":
      return node.property.type === "Identifier" && !node.computed ? node.property.name : nameOf(node.object);
    case "CallExpression":
    case "OptionalCallExpression":
    case "NewExpression":
      return node.arguments[0] !== undefined &&
        node.callee.type === "Identifier" &&
        /encode|String/.test(node.callee.name)
        ? nameOf(node.arguments[0])
        : nameOf(node.callee);
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "AwaitExpression":
      return nameOf(node.type === "AwaitExpression" ? node.argument : node.expression);
    default:
      return "";
  }
}
