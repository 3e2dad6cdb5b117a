/** From a name to what it stands for: through constants, parameters of calls that are followed, members and imports. */
import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import type { Modules } from "./modules.js";

/** A call that is being followed: the parameters of `fn` stand for its arguments. */
export interface Frame {
  fn: t.Node;
  args: readonly (NodePath | undefined)[];
  /** In which the arguments are to be read. */
  outer: Frame | undefined;
  depth: number;
}

/** An expression, function or class, to be read in its frame; or nothing at all; or something unknown. */
export type Value =
  | { kind: "node"; path: NodePath; frame: Frame | undefined }
  | { kind: "absent" }
  | { kind: "unknown"; name: string };

const MAX_STEPS = 12;

/** What `path` stands for. Never runs anything; gives `unknown` where only running it would tell. */
export function resolve(path: NodePath, frame: Frame | undefined, modules: Modules, steps = 0): Value {
  if (steps > MAX_STEPS) return unknown(path);
  const next = (inner: NodePath, innerFrame = frame) => resolve(inner, innerFrame, modules, steps + 1);
  if (
    path.isTSAsExpression() ||
    path.isTSSatisfiesExpression() ||
    path.isTSNonNullExpression() ||
    path.isParenthesizedExpression() ||
    path.isAwaitExpression()
  ) {
    const inner = path.isAwaitExpression() ? path.get("argument") : (path.get("expression") as NodePath);
    return next(inner as NodePath);
  }
  if (path.isIdentifier()) {
    if (path.node.name === "undefined") return { kind: "absent" };
    return resolveIdentifier(path, frame, modules, steps);
  }
  if (path.isVariableDeclarator()) {
    const init = path.get("init");
    return init.node == null || path.node.id.type !== "Identifier" ? unknown(path) : next(init as NodePath);
  }
  if (path.isMemberExpression() || path.isOptionalMemberExpression()) {
    const name = memberName(path);
    if (name === undefined) return unknown(path);
    return member(next(path.get("object") as NodePath), name, modules, steps + 1) ?? unknown(path);
  }
  return { kind: "node", path, frame };
}

/** The property `name` of an object literal, instance or class; `undefined` when it can't be told. */
export function member(object: Value, name: string, modules: Modules, steps = 0): Value | undefined {
  if (object.kind === "absent") return object;
  if (object.kind === "unknown" || steps > MAX_STEPS) return undefined;
  const { path, frame } = object;
  if (path.isObjectExpression()) {
    const properties = path.get("properties");
    for (let index = properties.length - 1; index >= 0; index--) {
      const property = properties[index] as NodePath<t.ObjectExpression["properties"][number]>;
      if (property.isSpreadElement()) {
        const spread = resolve(property.get("argument"), frame, modules, steps + 1);
        const found = member(spread, name, modules, steps + 1);
        if (found === undefined) return undefined;
        if (found.kind !== "absent") return found;
      } else if (property.isObjectProperty()) {
        const key = keyName(property.node);
        if (key === undefined) return undefined;
        if (key === name) return resolve(property.get("value") as NodePath, frame, modules, steps + 1);
      } else if (property.isObjectMethod() && keyName(property.node) === name) {
        return { kind: "node", path: property, frame };
      }
    }
    return { kind: "absent" };
  }
  // `...(cond && { method })`, `options ?? {}`: whichever side is an object that says it.
  if (path.isLogicalExpression()) {
    const sides = [path.get("left"), path.get("right")].map((side) =>
      member(resolve(side as NodePath, frame, modules, steps + 1), name, modules, steps + 1),
    );
    return sides[0]?.kind === "absent" && sides[1]?.kind === "absent" ? sides[0] : undefined;
  }
  if (path.isNullLiteral() || path.isBooleanLiteral()) return { kind: "absent" };
  if (path.isThisExpression()) {
    const body = path.findParent((parent) => parent.isClass())?.get("body") as
      | NodePath<t.ClassBody>
      | undefined;
    return body === undefined ? undefined : classMember(body, name, modules, steps);
  }
  if (path.isNewExpression()) {
    const made = resolve(path.get("callee") as NodePath, frame, modules, steps + 1);
    if (made.kind === "node" && made.path.isClass()) {
      return classMember(made.path.get("body") as NodePath<t.ClassBody>, name, modules, steps);
    }
  }
  if (path.isClass()) return classMember(path.get("body") as NodePath<t.ClassBody>, name, modules, steps);
  return undefined;
}

function classMember(
  body: NodePath<t.ClassBody>,
  name: string,
  modules: Modules,
  steps: number,
): Value | undefined {
  for (const element of body.get("body")) {
    if (!("key" in element.node)) continue;
    const key = element.node.key;
    const elementName =
      key?.type === "Identifier" ? key.name : key?.type === "PrivateName" ? `#${key.id.name}` : undefined;
    if (elementName !== name) continue;
    if (element.isClassProperty() || element.isClassPrivateProperty()) {
      const value = element.get("value") as NodePath;
      return value.node == null ? undefined : resolve(value, undefined, modules, steps + 1);
    }
    return { kind: "node", path: element as NodePath, frame: undefined };
  }
  return undefined;
}

function resolveIdentifier(
  path: NodePath<t.Identifier>,
  frame: Frame | undefined,
  modules: Modules,
  steps: number,
): Value {
  const binding = path.scope.getBinding(path.node.name);
  if (binding === undefined) return unknown(path);
  if (binding.kind === "module") {
    const specifier = binding.path.node;
    const source = (binding.path.parent as t.ImportDeclaration).source?.value;
    const name =
      specifier.type === "ImportDefaultSpecifier"
        ? "default"
        : specifier.type === "ImportSpecifier"
          ? specifier.imported.type === "Identifier"
            ? specifier.imported.name
            : specifier.imported.value
          : undefined;
    if (source === undefined || name === undefined) return unknown(path);
    const found = modules.resolveImport(modules.fileOf(path), source, name);
    return found === undefined ? unknown(path) : resolve(found.path, undefined, modules, steps + 1);
  }
  if (binding.kind === "param") {
    return parameter(binding.path, path.node.name, frame, modules, steps) ?? unknown(path);
  }
  if (!binding.constant) return unknown(path);
  const declared = binding.path;
  if (declared.isVariableDeclarator() && declared.node.id.type !== "Identifier") {
    if (declared.node.id.type !== "ObjectPattern" || declared.node.init == null) return unknown(path);
    const from = resolve(declared.get("init") as NodePath, frame, modules, steps + 1);
    return (
      patternValue(declared.get("id") as NodePath, path.node.name, from, frame, modules, steps) ??
      unknown(path)
    );
  }
  return resolve(declared, frame, modules, steps + 1);
}

/** What the parameter holds in the call that is followed; its default when it isn't given. */
function parameter(
  declared: NodePath,
  name: string,
  frame: Frame | undefined,
  modules: Modules,
  steps: number,
): Value | undefined {
  if (frame === undefined || declared.parent !== frame.fn || typeof declared.key !== "number")
    return undefined;
  const given = frame.args[declared.key];
  const value: Value =
    given === undefined ? { kind: "absent" } : resolve(given, frame.outer, modules, steps + 1);
  let pattern = declared;
  let actual = value;
  if (declared.isAssignmentPattern()) {
    pattern = declared.get("left") as NodePath;
    if (actual.kind === "absent") actual = resolve(declared.get("right"), undefined, modules, steps + 1);
  }
  if (pattern.isIdentifier()) return actual;
  return patternValue(pattern, name, actual, frame, modules, steps);
}

/** What `name` gets out of `{ key: name = default }` or `[name]`. */
function patternValue(
  pattern: NodePath,
  name: string,
  from: Value,
  frame: Frame | undefined,
  modules: Modules,
  steps: number,
): Value | undefined {
  if (pattern.isArrayPattern() && from.kind === "node" && from.path.isArrayExpression()) {
    const index = pattern.node.elements.findIndex(
      (element) => element?.type === "Identifier" && element.name === name,
    );
    const element = from.path.get("elements")[index] as NodePath | undefined;
    return element?.node == null ? undefined : resolve(element, from.frame, modules, steps + 1);
  }
  if (!pattern.isObjectPattern()) return undefined;
  for (const property of pattern.get("properties")) {
    if (!property.isObjectProperty()) {
      // The rest of the object: as good as the object itself, but for what was taken out.
      const rest = property.node as t.RestElement;
      if (rest.argument.type === "Identifier" && rest.argument.name === name) return from;
      continue;
    }
    const key = keyName(property.node);
    let target = property.get("value") as NodePath;
    let fallback: NodePath | undefined;
    if (target.isAssignmentPattern()) {
      fallback = target.get("right");
      target = target.get("left") as NodePath;
    }
    if (!target.isIdentifier({ name }) || key === undefined) continue;
    const found = member(from, key, modules, steps + 1);
    if (found?.kind === "absent" && fallback !== undefined)
      return resolve(fallback, frame, modules, steps + 1);
    return found;
  }
  return undefined;
}

export function memberName(
  path: NodePath<t.MemberExpression> | NodePath<t.OptionalMemberExpression>,
): string | undefined {
  const { property, computed } = path.node;
  if (property.type === "PrivateName") return `#${property.id.name}`;
  if (!computed) return property.type === "Identifier" ? property.name : undefined;
  return property.type === "StringLiteral" ? property.value : undefined;
}

function keyName(node: t.ObjectProperty | t.ObjectMethod): string | undefined {
  if (node.key.type === "StringLiteral") return node.key.value;
  return node.key.type === "Identifier" && !node.computed ? node.key.name : undefined;
}

/** A name for what isn't known: what a person would call it. */
function unknown(path: NodePath): Value {
  const name = nameOf(path.node);
  const binding = path.isIdentifier() ? path.scope.getBinding(name) : undefined;
  const isParameter = binding?.kind === "param" && !isComponent(binding.path.parent);
  return { kind: "unknown", name: isParameter ? `@${name}` : name };
}

/** React calls components itself: their props come from anywhere. */
function isComponent(fn: t.Node): boolean {
  return fn.type === "FunctionDeclaration" && /^[A-Z]/.test(fn.id?.name ?? "");
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
