/** From a name to what it stands for: through constants, parameters of calls that are followed, members and imports. */
import type * as t from "@babel/types";
import { classMember, instanceBy, instanceIn } from "./class-members.js";
import type { Modules } from "./modules.js";
import {
  type AnyFunction,
  around,
  bindingOf,
  fileOf,
  findAround,
  isClass,
  isFunction,
  isMember,
  type Member,
  namesIn,
  returnedExpressions,
} from "./syntax.js";

/** A call that is being followed: the parameters of `fn` stand for its arguments. */
export interface Frame {
  fn: t.Node;
  args: readonly (t.Node | undefined)[];
  /** In which the arguments are to be read. */
  outer: Frame | undefined;
  /** The call in which `fn` was made: its names from further out are read there. */
  scope?: Frame | undefined;
  depth: number;
  /** The outermost of the calls that are followed, which stands in the caller's text. */
  call?: t.Node | undefined;
}

/** An expression, function or class, to be read in its frame; or nothing at all; or something unknown. */
export type Value =
  /** `changes`: where its members are set, taken away or may be, after it was made. */
  | { kind: "node"; node: t.Node; frame: Frame | undefined; changes?: readonly t.Node[] }
  | { kind: "absent" }
  | { kind: "unknown"; name: string };

const MAX_STEPS = 12;

/** Calls that are followed into one another. */
export const MAX_FOLLOWED = 3;

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
      const exported = exportedBy(node.object, name, modules);
      if (exported !== undefined) return resolve(exported, undefined, modules, steps + 1);
      return member(next(node.object), name, modules, steps + 1) ?? unknown(node);
    }
    case "CallExpression":
    case "OptionalCallExpression":
      return givenBy(node, frame, modules, steps) ?? { kind: "node", node, frame };
    default:
      return { kind: "node", node, frame };
  }
}

/** `http.put` of `import * as http`. */
function exportedBy(object: t.Node, name: string, modules: Modules): t.Node | undefined {
  const binding = object.type === "Identifier" ? bindingOf(object) : undefined;
  if (binding?.node.type !== "ImportNamespaceSpecifier") return undefined;
  const source = importSource(binding.node);
  return source === undefined ? undefined : modules.resolveImport(fileOf(object), source, name);
}

/** Functions of React and the like that give back the function that they are given. */
const KEEPS_FUNCTION = /^(?:useCallback|useEvent|useEffectEvent|useMemoizedFn|cache|debounce|throttle)$/;

/** What a call of a function of the repo gives back, where that is one expression: another function, a client. */
function givenBy(
  { callee, arguments: args }: t.CallExpression | t.OptionalCallExpression,
  frame: Frame | undefined,
  modules: Modules,
  steps: number,
): Value | undefined {
  const [first] = args;
  if (first !== undefined && isFunction(first) && KEEPS_FUNCTION.test(nameOf(callee)))
    return { kind: "node", node: first, frame };
  const depth = (frame?.depth ?? 0) + 1;
  const made = resolve(callee, frame, modules, steps + 1);
  const fn = functionIn(made);
  if (made.kind !== "node" || fn === undefined || depth > MAX_FOLLOWED) return undefined;
  const returned = returnedExpressions(fn);
  if (returned.length !== 1) return undefined;
  const called: Frame = { fn, args, outer: frame, scope: made.frame, depth, call: frame?.call };
  const value = resolve(returned[0]!, called, modules, steps + 1);
  return value.kind === "unknown" ? undefined : value;
}

/** The property `name` of an object literal, instance or class; `undefined` when it can't be told. */
export function member(object: Value, name: string, modules: Modules, steps = 0): Value | undefined {
  if (object.kind === "absent") return object;
  if (object.kind === "unknown" || steps > MAX_STEPS) return undefined;
  const { node, frame, changes = [] } = object;
  if (changes.some((change) => mayChange(change, name))) return undefined;
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
  if (node.type === "ArrayExpression") {
    const element = /^\d+$/.test(name) ? node.elements[Number(name)] : undefined;
    const isPlain = node.elements.every((one) => one?.type !== "SpreadElement");
    return element && isPlain ? resolve(element, frame, modules, steps + 1) : undefined;
  }
  // `...(cond && { method })`, `options ?? {}`, `cond ? { body } : {}`: it has nothing where no side of it has.
  const sides = sidesOf(node);
  if (sides !== undefined) {
    const found = sides.map((side) =>
      member(resolve(side, frame, modules, steps + 1), name, modules, steps + 1),
    );
    return found.every((one) => one?.kind === "absent") ? { kind: "absent" } : undefined;
  }
  if (node.type === "NullLiteral" || node.type === "BooleanLiteral") return { kind: "absent" };
  if (node.type === "ThisExpression") {
    const owner = findAround(node, isClass);
    return isClass(owner) ? classMember(owner, name, instanceIn(owner, frame), modules, steps) : undefined;
  }
  if (node.type === "NewExpression") {
    const made = resolve(node.callee, frame, modules, steps + 1);
    if (made.kind === "node" && isClass(made.node)) {
      return classMember(made.node, name, instanceBy(made.node, node, frame), modules, steps);
    }
  }
  if (isClass(node)) return classMember(node, name, undefined, modules, steps);
  return undefined;
}

/** What an expression may be, where that is one of two: of `&&` the right side, since the left one has no members when it decides. */
function sidesOf(node: t.Node): t.Node[] | undefined {
  if (node.type === "ConditionalExpression") return [node.consequent, node.alternate];
  if (node.type !== "LogicalExpression") return undefined;
  return node.operator === "&&" ? [node.right] : [node.left, node.right];
}

function mayChange(change: t.Node, name: string): boolean {
  return !isMember(change) || (memberName(change) ?? name) === name;
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
  const value = resolve(declared, frame, modules, steps + 1);
  return value.kind === "node" && binding.changes.length > 0
    ? { ...value, changes: [...(value.changes ?? []), ...binding.changes] }
    : value;
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

/** `post` of `const { post } = client`, here or in the module that it comes from: the client, and the name that it has there. */
export function takenFrom(
  identifier: t.Identifier,
  modules: Modules,
  steps = 0,
): { object: t.Node; name: string } | undefined {
  const binding = steps > MAX_STEPS ? undefined : bindingOf(identifier);
  if (binding?.kind === "import") {
    const [source, name] = [importSource(binding.node), importedName(binding.node)];
    const found =
      source === undefined || name === undefined
        ? undefined
        : modules.resolveImport(fileOf(identifier), source, name);
    return found?.type === "Identifier" ? takenFrom(found, modules, steps + 1) : undefined;
  }
  const declared = binding?.node;
  if (declared?.type !== "VariableDeclarator" || declared.id.type !== "ObjectPattern") return undefined;
  if (declared.init == null || binding!.writes.length > 0) return undefined;
  for (const property of declared.id.properties) {
    if (property.type !== "ObjectProperty" || property.value.type !== "Identifier") continue;
    const key = keyName(property);
    if (key !== undefined && property.value.name === identifier.name) {
      return { object: declared.init, name: key };
    }
  }
  return undefined;
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
  let own = frame;
  while (own !== undefined && around(declared) !== own.fn) own = own.scope;
  if (own === undefined) return undefined;
  const given = own.args[index];
  let actual: Value =
    given === undefined ? { kind: "absent" } : resolve(given, own.outer, modules, steps + 1);
  let pattern = declared.type === "TSParameterProperty" ? declared.parameter : declared;
  if (pattern.type === "AssignmentPattern") {
    if (actual.kind === "absent") actual = resolve(pattern.right, own, modules, steps + 1);
    pattern = pattern.left;
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
    if (key === undefined) continue;
    if (target.type === "ObjectPattern" || target.type === "ArrayPattern") {
      if (!namesIn(target).some((one) => one.name === name)) continue;
      const inner = member(from, key, modules, steps + 1);
      return inner && patternValue(target, name, inner, frame, modules, steps + 1);
    }
    if (target.type !== "Identifier" || target.name !== name) continue;
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
  if (property.type === "NumericLiteral") return String(property.value);
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
