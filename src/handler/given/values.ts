/** What an expression gives, as far as it tells by itself and by what is known of its parts. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import type { Entry } from "../../knowledge/entry.js";
import { ALWAYS_ON_REQUEST, PARTS_OF_REQUEST } from "../../knowledge/next.js";
import { calledFunction, functionNamed } from "../called-function.js";
import { type Module, ownerOf } from "../module.js";
import { foreignFunction } from "../program/imported-value.js";
import {
  type FunctionNode,
  isCall,
  isFunctionNode,
  isMember,
  propertyName,
  unwrap,
  visitAll,
} from "../syntax.js";
import { callsOf } from "../value-flow.js";
import {
  ABSENT,
  awaited,
  type Given,
  NULL,
  orByType,
  promiseOf,
  surely,
  THERE,
  UNDEFINED,
  UNKNOWN,
} from "./absence.js";
import { type Facts, solve } from "./facts.js";
import { isReplyCall, knownCall } from "./known-calls.js";
import { givenByType, patternKey, propertyByType } from "./types.js";

/** What is known already where an expression is looked at. */
export interface Known {
  /** What a part gives; undefined for what isn't evaluated there. */
  of(node: t.Node): Given | undefined;
  /** What a function that is made there gives. */
  ends(fn: FunctionNode): Given | undefined;
  /** The function that a call runs there, where only the method tells. */
  callee(call: t.Node): FunctionNode | undefined;
}

const NOTHING_KNOWN: Known = { of: () => undefined, ends: () => undefined, callee: () => undefined };

const ALWAYS_THERE = new Set(["byteLength", "length", "size"]);

const ALL = new WeakMap<Module, Values>();

/** The values of a module: each function and name is looked at once. */
export function valuesOf(module: Module): Values {
  let values = ALL.get(module);
  if (!values) {
    values = new Values(module);
    ALL.set(module, values);
  }
  return values;
}

export class Values {
  readonly module: Module;
  readonly #names = new Map<Binding, Given | "running">();
  readonly #functions = new Map<FunctionNode, Facts | "running">();

  constructor(module: Module) {
    this.module = module;
  }

  /** What an expression gives; where a part isn't known yet, it is looked at by itself. */
  of(node: t.Node, known: Known = NOTHING_KNOWN): Given {
    const part = (one: t.Node): Given => known.of(one) ?? this.of(one);
    if (t.isIdentifier(node)) return this.#identifier(node);
    if (t.isNullLiteral(node)) return NULL;
    if (t.isUnaryExpression(node)) return node.operator === "void" ? UNDEFINED : THERE;
    if (t.isParenthesizedExpression(node)) return part(node.expression);
    if (t.isTSNonNullExpression(node)) return claimed(part(node.expression));
    if (t.isTSAsExpression(node) || t.isTSSatisfiesExpression(node) || t.isTSTypeAssertion(node))
      return orByType(part(node.expression), givenByType(node.typeAnnotation, this.module));
    if (t.isAwaitExpression(node)) return awaited(part(node.argument));
    if (t.isConditionalExpression(node)) return part(node.consequent) | part(node.alternate);
    if (t.isLogicalExpression(node)) return either(node.operator, part(node.left), part(node.right));
    if (t.isAssignmentExpression(node)) {
      if (node.operator === "=") return part(node.right);
      return ["||=", "&&=", "??="].includes(node.operator)
        ? either(node.operator.slice(0, 2), this.of(node.left), part(node.right))
        : THERE;
    }
    if (t.isSequenceExpression(node)) return part(node.expressions.at(-1)!);
    if (isMember(node)) return this.#member(node, part);
    if (isCall(node)) return this.#call(node, known, part);
    if (t.isTaggedTemplateExpression(node)) return promiseOf(THERE);
    if (t.isImportExpression(node)) return promiseOf(THERE);
    if (t.isYieldExpression(node)) return UNKNOWN;
    return THERE;
  }

  /** What a pattern takes for a name out of what `init` gives. */
  taken(pattern: t.Node, name: t.Identifier, init: t.Node | undefined, known: Known = NOTHING_KNOWN): Given {
    const fallback = defaultFor(pattern, name);
    const given = this.#takenWithout(pattern, name, init, known);
    if (!fallback) return given;
    const other = known.of(fallback) ?? this.of(fallback);
    return (given & NULL) | (given & (UNDEFINED | UNKNOWN) ? other : 0) | THERE;
  }

  /** The facts of a function as it stands, for all methods. */
  factsOf(fn: FunctionNode): Facts | undefined {
    const known = this.#functions.get(fn);
    if (known) return known === "running" ? undefined : known;
    this.#functions.set(fn, "running");
    const facts = solve(fn, this);
    this.#functions.set(fn, facts);
    return facts;
  }

  /** What a call of a function of the file gives. */
  #result(fn: FunctionNode): Given {
    if (fn.generator) return THERE;
    const facts = this.factsOf(fn);
    const own = facts ? facts.ends(fn) : UNKNOWN;
    const type = givenByType(fn.returnType, this.module);
    return fn.async ? promiseOf(orByType(awaited(own), type && awaited(type))) : orByType(own, type);
  }

  #identifier(node: t.Identifier): Given {
    const binding = this.module.bindings.get(node);
    if (!binding) return node.name === "undefined" ? UNDEFINED : THERE;
    const known = this.#names.get(binding);
    if (known !== undefined) return known === "running" ? UNKNOWN : known;
    this.#names.set(binding, "running");
    const given = this.#binding(binding);
    this.#names.set(binding, given);
    return given;
  }

  /** What a name may stand for, whatever has been tested. */
  #binding(binding: Binding): Given {
    const { identifier } = binding;
    const type = givenByType(identifier.typeAnnotation, this.module);
    const declared = binding.path.node;
    if (binding.kind === "param" && !t.isCatchClause(declared)) return this.#parameter(binding, type);
    if (!t.isVariableDeclarator(declared)) return THERE;
    const above = this.module.parents.get(this.module.parents.get(declared) ?? declared);
    let given: Given = t.isForXStatement(above) && !declared.init ? THERE : UNDEFINED;
    if (!t.isIdentifier(declared.id)) given = this.taken(declared.id, identifier, declared.init ?? undefined);
    else if (declared.init) given = this.of(declared.init);
    for (const { node } of binding.constantViolations) {
      if (t.isAssignmentExpression(node)) {
        const { left, right } = node;
        if (!t.isIdentifier(left)) {
          const name = namesOf(left).find((one) => this.module.bindings.get(one) === binding);
          given |= name ? this.taken(left, name, right) : UNKNOWN;
        } else
          given |=
            node.operator === "=" || /^(?:\|\||&&|\?\?)=$/.test(node.operator) ? this.of(right) : THERE;
      } else given |= THERE;
    }
    return orByType(given, type);
  }

  #parameter(binding: Binding, type: Given | undefined): Given {
    const fn = binding.scope.block;
    const { identifier } = binding;
    if (!isFunctionNode(fn)) return UNKNOWN;
    const index = fn.params.findIndex((one) => namesOf(one).includes(identifier));
    const parameter = fn.params[index];
    if (!parameter) return UNKNOWN;
    const pattern = t.isAssignmentPattern(parameter) ? parameter.left : parameter;
    const fallback = t.isAssignmentPattern(parameter) ? this.of(parameter.right) : undefined;
    const argument = this.#argument(fn, index);
    const given =
      fallback !== undefined && argument & (UNDEFINED | UNKNOWN) ? (argument & NULL) | fallback : argument;
    if (t.isRestElement(parameter)) return THERE;
    if (!t.isIdentifier(pattern)) {
      const key = t.isObjectPattern(pattern) ? patternKey(pattern, identifier) : undefined;
      const typed =
        t.isObjectPattern(pattern) && key
          ? propertyByType(pattern.typeAnnotation, key, this.module)
          : undefined;
      const value = defaultFor(pattern, identifier);
      if (value) return THERE | (this.of(value) & ABSENT);
      return isRest(pattern, identifier) ? THERE : (typed ?? UNKNOWN);
    }
    const optional = pattern.optional ? UNDEFINED : 0;
    return fallback === undefined ? orByType(given, type) | (given & UNKNOWN ? optional : 0) : given;
  }

  /** What a function is called with. */
  #argument(fn: FunctionNode, index: number): Given {
    const above = this.module.parents.get(fn);
    if (isCall(above) && above.callee !== fn) {
      const callee = unwrap(above.callee);
      const name = isMember(callee) ? propertyName(callee) : undefined;
      if (name === "then" && index === 0 && isMember(callee) && above.arguments[0] === fn)
        return awaited(this.#within(callee.object));
      if (name === "then" || name === "catch") return THERE;
      if (knownCall(above, this.module)?.callback !== undefined) return THERE;
      return UNKNOWN;
    }
    if (t.isNewExpression(above)) return THERE;
    const calls = callsOf(fn, this.module);
    if (!calls || calls.length === 0) return UNKNOWN;
    let given: Given = 0;
    for (const { arguments: args } of calls) {
      if (args.some((one) => !t.isExpression(one))) return UNKNOWN;
      given |= args[index] ? this.#within(args[index]) : UNDEFINED;
    }
    return given;
  }

  /** What an expression gives where it stands, by the facts of the function around it. */
  #within(node: t.Node): Given {
    let owner = ownerOf(this.module, node);
    for (let outer = owner; isFunctionNode(outer); outer = ownerOf(this.module, outer)) owner = outer;
    const facts = isFunctionNode(owner) ? this.factsOf(owner) : undefined;
    return facts ? facts.of(node) : this.of(node);
  }

  #takenWithout(pattern: t.Node, name: t.Identifier, init: t.Node | undefined, known: Known): Given {
    if (isRest(pattern, name)) return THERE;
    const source = init && unwrap(init);
    if (t.isObjectPattern(pattern)) {
      const key = patternKey(pattern, name);
      if (key === undefined || !source) return UNKNOWN;
      const typed = propertyByType(pattern.typeAnnotation, key, this.module);
      return orByType(this.#property(init!, key, known.of(init!) ?? THERE), typed);
    }
    if (!t.isArrayPattern(pattern) || !source) return UNKNOWN;
    const index = pattern.elements.findIndex(
      (one) => one === name || (t.isAssignmentPattern(one) && one.left === name),
    );
    // `const [tasks, total] = await Promise.all([load(), count()])`
    const whole = unwrap(source, true);
    const isAll =
      isCall(whole) && isMember(whole.callee) && t.isIdentifier(whole.callee.object, { name: "Promise" });
    const list =
      isAll && propertyName(whole.callee as t.MemberExpression) === "all" ? whole.arguments[0] : source;
    const literal = list && unwrap(list);
    if (t.isArrayExpression(literal)) {
      const element = literal.elements[index];
      if (!element) return UNDEFINED;
      if (!t.isExpression(element)) return UNKNOWN;
      const given = known.of(element) ?? this.of(element);
      return isAll ? awaited(given) : given;
    }
    return alwaysHasRows(source, this.module) ? THERE : THERE | UNDEFINED;
  }

  #member(node: t.MemberExpression | t.OptionalMemberExpression, part: (one: t.Node) => Given): Given {
    const object = part(node.object);
    const name = propertyName(node);
    const own = name === undefined ? this.#element(node) : this.#property(node.object, name, object);
    return t.isOptionalMemberExpression(node) && object & (ABSENT | UNKNOWN) ? own | UNDEFINED : own;
  }

  /** `rows[index]` */
  #element(node: t.MemberExpression | t.OptionalMemberExpression): Given {
    return alwaysHasRows(node.object, this.module) ? THERE : THERE | UNDEFINED;
  }

  #property(of: t.Node, name: string, given: Given): Given {
    const object = unwrap(of);
    if (ALWAYS_THERE.has(name)) return THERE;
    if (/^\d+$/.test(name)) return alwaysHasRows(object, this.module) ? THERE : THERE | UNDEFINED;
    if (isEnvironment(object, this.module)) return name === "NODE_ENV" ? THERE : THERE | UNDEFINED;
    const made = this.#propertyOfMade(object, name);
    if (made !== undefined) return made;
    const binding = t.isIdentifier(object) ? this.module.bindings.get(object) : undefined;
    if (binding?.kind === "param" && ALWAYS_ON_REQUEST.has(name) && isFirst(binding)) return THERE;
    if (isPartOfRequest(object, this.module)) return THERE | UNDEFINED;
    const entry = this.#made(object);
    const field = entry?.fields?.[name];
    if (field) return field === "there" ? THERE : field === "null" ? THERE | NULL : THERE | UNDEFINED;
    if (binding) {
      const typed = propertyByType(binding.identifier.typeAnnotation, name, this.module);
      if (typed !== undefined) return typed;
      const declared = binding.path.node;
      const caught =
        t.isCatchClause(declared) || t.isCatchClause(this.module.parents.get(binding.identifier));
      if (caught && (name === "message" || name === "name")) return THERE;
    }
    // What isn't known of an object isn't known of its parts either.
    return given === 0 ? 0 : UNKNOWN;
  }

  /** A property of an object that this file makes: of a literal, or of what its own functions give. */
  #propertyOfMade(of: t.Node, name: string, depth = 0): Given | undefined {
    const node = unwrap(of, true);
    if (depth > 6) return undefined;
    if (t.isConditionalExpression(node)) {
      const yes = this.#propertyOfMade(node.consequent, name, depth + 1);
      const no = this.#propertyOfMade(node.alternate, name, depth + 1);
      return yes === undefined || no === undefined ? undefined : yes | no;
    }
    const table = this.#literal(node);
    if (table) {
      const property = table.properties.findLast(
        (one) => t.isSpreadElement(one) || propertyName(one) === name,
      );
      if (!property) return UNDEFINED;
      if (t.isSpreadElement(property)) return undefined;
      return t.isObjectProperty(property) ? this.#within(property.value) : THERE;
    }
    const fn = isCall(node) ? calledFunction(node, this.module) : undefined;
    if (fn && !fn.generator) {
      const values = this.factsOf(fn)?.graph.ends.get(fn) ?? [{ value: undefined }];
      let given: Given = 0;
      for (const { value } of values) {
        // Nobody reads a property of nothing, or of a reply.
        if (!value || t.isNullLiteral(value) || isReplyCall(unwrap(value), this.module)) continue;
        const one = this.#propertyOfMade(value, name, depth + 1);
        if (one === undefined) return undefined;
        given |= one;
      }
      return given === 0 ? undefined : given;
    }
    const binding = t.isIdentifier(node) ? this.module.bindings.get(node) : undefined;
    const declared = binding?.constant ? binding.path.node : undefined;
    const init = t.isVariableDeclarator(declared) && t.isIdentifier(declared.id) ? declared.init : undefined;
    return init && isCall(unwrap(init, true)) ? this.#propertyOfMade(init, name, depth + 1) : undefined;
  }

  /** The object literal that a constant is, to which nobody writes. */
  #literal(node: t.Node): t.ObjectExpression | undefined {
    if (t.isObjectExpression(node)) return node;
    const binding = t.isIdentifier(node) ? this.module.bindings.get(node) : undefined;
    const declared = binding?.constant ? binding.path.node : undefined;
    const made =
      t.isVariableDeclarator(declared) && t.isIdentifier(declared.id) && declared.init
        ? unwrap(declared.init)
        : undefined;
    if (!t.isObjectExpression(made)) return undefined;
    const isOnlyRead = binding!.referencePaths.every(({ node: reference }) => {
      const member = this.module.parents.get(reference);
      if (!isMember(member) || member.object !== reference) return false;
      const user = this.module.parents.get(member);
      const isWritten =
        (t.isAssignmentExpression(user) && user.left === member) ||
        t.isUpdateExpression(user) ||
        (t.isUnaryExpression(user) && user.operator === "delete");
      return !isWritten;
    });
    return isOnlyRead ? made : undefined;
  }

  /** The entry of the call that made what a constant holds. */
  #made(node: t.Node): Entry | undefined {
    const call = unwrap(node, true);
    if (isCall(call)) return knownCall(call, this.module);
    const binding = t.isIdentifier(call) ? this.module.bindings.get(call) : undefined;
    const declared = binding?.constant ? binding.path.node : undefined;
    return t.isVariableDeclarator(declared) && t.isIdentifier(declared.id) && declared.init
      ? this.#made(declared.init)
      : undefined;
  }

  #call(
    node: t.CallExpression | t.OptionalCallExpression,
    known: Known,
    part: (one: t.Node) => Given,
  ): Given {
    const given = this.#called(node, known, part);
    const callee = unwrap(node.callee);
    const mayBeSkipped =
      t.isOptionalCallExpression(node) &&
      (node.optional
        ? part(node.callee) & (ABSENT | UNKNOWN)
        : isMember(callee) && part(callee.object) & (ABSENT | UNKNOWN));
    return mayBeSkipped ? given | UNDEFINED : given;
  }

  #called(
    node: t.CallExpression | t.OptionalCallExpression,
    known: Known,
    part: (one: t.Node) => Given,
  ): Given {
    const callee = unwrap(node.callee);
    const fn = isFunctionNode(callee) ? callee : (known.callee(node) ?? calledFunction(node, this.module));
    if (fn) {
      const ends = isFunctionNode(callee) ? known.ends(fn) : undefined;
      if (ends === undefined) return this.#result(fn);
      return fn.async ? promiseOf(awaited(ends)) : ends;
    }
    const elsewhere = this.#elsewhere(callee);
    if (elsewhere !== undefined) return elsewhere;
    const name = isMember(callee) ? propertyName(callee) : undefined;
    if (isMember(callee) && (name === "then" || name === "catch" || name === "finally")) {
      const promised = awaited(part(callee.object));
      if (name === "finally") return promiseOf(promised);
      const results = node.arguments.map((one) => this.#givenBy(one, known));
      const [first = UNKNOWN, second = 0] = results;
      return promiseOf(name === "then" ? awaited(first) | awaited(second) : promised | awaited(first));
    }
    const entry = knownCall(node, this.module);
    if (!entry) return UNKNOWN;
    return this.#byEntry(entry, node, known, part);
  }

  /** What a function of another file of the repo gives. Only from a route: what its helpers call themselves is looked at in their own file alone. */
  #elsewhere(callee: t.Node): Given | undefined {
    const { context } = this.module;
    if (!context.program || context.program.opened(context.path) === this.module) return undefined;
    const found = foreignFunction(callee, this.module);
    return found && valuesOf(found.module).#result(found.fn);
  }

  #byEntry(
    entry: Entry,
    node: t.CallExpression | t.OptionalCallExpression,
    known: Known,
    part: (one: t.Node) => Given,
  ): Given {
    const [first, second] = node.arguments;
    let given: Given = THERE | (entry.or === "null" ? NULL : entry.or === "undefined" ? UNDEFINED : 0);
    const callee = unwrap(node.callee);
    const name = isMember(callee) ? propertyName(callee) : t.isIdentifier(callee) ? callee.name : "";
    if (entry.ofCallback)
      given = (first ? this.#givenBy(first, known) : UNKNOWN) | (second ? part(second) : UNKNOWN);
    else if (name === "stringify" && first)
      given = THERE | (part(first) & (UNDEFINED | UNKNOWN) ? UNDEFINED : 0);
    else if (name === "parse" && entry.gives === "any") given = THERE | NULL;
    else if ((name === "resolve" || name === "structuredClone") && entry.gives === "any")
      given = first ? awaited(part(first)) : UNDEFINED;
    return entry.promise ? promiseOf(given) : given;
  }

  /** What a callback gives. */
  #givenBy(callback: t.Node, known: Known): Given {
    const fn = unwrap(callback);
    if (isFunctionNode(fn)) {
      const ends = known.ends(fn) ?? (fn.async ? awaited(this.#result(fn)) : this.#result(fn));
      return fn.async ? promiseOf(awaited(ends)) : ends;
    }
    const named = t.isIdentifier(fn) ? functionNamed(fn, this.module) : undefined;
    return named ? this.#result(named) : UNKNOWN;
  }
}

/** `a && b`, `a || b`, `a ?? b` */
function either(operator: string, left: Given, right: Given): Given {
  if (operator === "&&") return (left & (ABSENT | UNKNOWN | THERE)) | right;
  return (left & (THERE | UNKNOWN) ? surely(left) : 0) | right;
}

/** What the author says is there: believed where nothing else is known. */
function claimed(given: Given): Given {
  return given & UNKNOWN ? (given & ~UNKNOWN) | THERE : given;
}

/** The default that a pattern has for a name. */
function defaultFor(pattern: t.Node, name: t.Identifier): t.Expression | undefined {
  let found: t.Expression | undefined;
  visitAll(pattern, (node) => {
    if (t.isAssignmentPattern(node) && node.left === name) found = node.right;
  });
  return found;
}

function isRest(pattern: t.Node, name: t.Identifier): boolean {
  const parts: (t.Node | null)[] = t.isObjectPattern(pattern)
    ? pattern.properties
    : t.isArrayPattern(pattern)
      ? pattern.elements
      : [];
  return parts.some((one) => t.isRestElement(one) && one.argument === name);
}

function namesOf(pattern: t.Node): t.Identifier[] {
  return Object.values(t.getBindingIdentifiers(pattern));
}

function isFirst({ scope, identifier }: Binding): boolean {
  return isFunctionNode(scope.block) && namesOf(scope.block.params[0] ?? identifier).includes(identifier);
}

/** `process.env` */
function isEnvironment(node: t.Node, module: Module): boolean {
  const object = isMember(node) ? unwrap(node.object) : undefined;
  return (
    isMember(node) &&
    propertyName(node) === "env" &&
    t.isIdentifier(object, { name: "process" }) &&
    !module.bindings.has(object)
  );
}

/** `req.query`, `req.body || {}`, or a name for it. */
function isPartOfRequest(node: t.Node, module: Module, depth = 0): boolean {
  const one = unwrap(node);
  if (depth > 4) return false;
  if (t.isLogicalExpression(one)) return isPartOfRequest(one.left, module, depth + 1);
  if (isMember(one)) {
    const root = unwrap(one.object);
    const binding = t.isIdentifier(root) ? module.bindings.get(root) : undefined;
    return binding?.kind === "param" && isFirst(binding) && PARTS_OF_REQUEST.has(propertyName(one) ?? "");
  }
  const binding = t.isIdentifier(one) ? module.bindings.get(one) : undefined;
  const declared = binding?.path.node;
  if (!binding || !t.isVariableDeclarator(declared) || !declared.init) return false;
  if (t.isIdentifier(declared.id)) return isPartOfRequest(declared.init, module, depth + 1);
  // `const { query, cookies } = req`
  const key = t.isObjectPattern(declared.id) ? patternKey(declared.id, binding.identifier) : undefined;
  const from = unwrap(declared.init);
  const source = t.isIdentifier(from) ? module.bindings.get(from) : undefined;
  return source?.kind === "param" && isFirst(source) && key !== undefined && PARTS_OF_REQUEST.has(key);
}

/** The rows of an INSERT or of a COUNT: there is always one. */
function alwaysHasRows(object: t.Node, module: Module): boolean {
  let node = unwrap(object, true);
  for (let depth = 0; depth < 4; depth++) {
    const root = isMember(node) ? unwrap(node.object) : node;
    const declaration = t.isIdentifier(root) ? module.bindings.get(root)?.path.node : undefined;
    if (!t.isVariableDeclarator(declaration) || !declaration.init) break;
    node = unwrap(declaration.init, true);
  }
  let found = false;
  visitAll(node, (inner) => {
    const text = t.isStringLiteral(inner)
      ? inner.value
      : t.isTemplateLiteral(inner)
        ? inner.quasis.map(({ value }) => value.raw).join("?")
        : isMember(inner)
          ? `.${propertyName(inner) ?? ""}`
          : "";
    if (/^\s*insert\s/i.test(text) || /\bcount\s*\(/i.test(text) || text === ".insert") found = true;
  });
  return found;
}
