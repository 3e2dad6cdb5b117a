/**
 * Whether something may throw in a handler that nothing catches: Next.js answers 500 then. What the language, the request and the
 * reply do with ordinary input counts as certain; a call of anything else may throw.
 */
import * as t from "@babel/types";
import type { HttpMethod } from "../handler/contract.js";
import type { Module } from "../handler/module.js";
import {
  childrenOf,
  type FunctionNode,
  isCall,
  isFunctionNode,
  isMember,
  propertyName,
  unwrap,
} from "../handler/syntax.js";
import { navigationStatus } from "../handler/web/navigation.js";
import { isResponseName, localFunction } from "../handler/web/replies.js";

/** True unless it is certain that `fn`, asked with `method`, throws nothing. */
export function mayThrow(fn: FunctionNode, method: HttpMethod, module: Module): boolean {
  return new Reader(module, method).throws(fn);
}

const BODY_READERS = new Set(["json", "formData", "text", "arrayBuffer", "blob"]);
const GLOBAL_FUNCTIONS = new Set([
  "String",
  "Number",
  "Boolean",
  "parseInt",
  "parseFloat",
  "isNaN",
  "Symbol",
]);
const GLOBAL_OBJECTS = new Set([
  "Object",
  "Array",
  "Math",
  "Date",
  "console",
  "crypto",
  "Number",
  "performance",
]);
const MADE_SAFELY = new Set([
  "Date",
  "Map",
  "Set",
  "Error",
  "Headers",
  "URLSearchParams",
  "FormData",
  "TextEncoder",
]);
/** Methods of an array that run their callback at once, or take none. */
const OF_LISTS = new Set(
  "at concat every filter find findIndex findLast flat flatMap forEach includes indexOf join map pop push reduce reverse shift slice some sort splice toReversed toSorted unshift".split(
    " ",
  ),
);
const TAKES_CALLBACK = new Set(
  "every filter find findIndex findLast flatMap forEach map reduce some sort toSorted".split(" "),
);

class Reader {
  readonly #module: Module;
  readonly #method: HttpMethod;
  readonly #seen = new Set<FunctionNode>();
  #request: t.Node | undefined;

  constructor(module: Module, method: HttpMethod) {
    this.#module = module;
    this.#method = method;
  }

  throws(fn: FunctionNode): boolean {
    if (this.#seen.has(fn)) return false;
    this.#seen.add(fn);
    const first = fn.params[0];
    this.#request ??= t.isIdentifier(first) ? this.#module.bindings.get(first)?.identifier : undefined;
    return this.#in(fn.body);
  }

  #in(node: t.Node): boolean {
    if (t.isTryStatement(node) && node.handler) {
      return this.#in(node.handler.body) || (node.finalizer ? this.#in(node.finalizer) : false);
    }
    if (isFunctionNode(node) || t.isClass(node) || t.isTypeScript(node)) {
      // Casts are types around a value; everything else of TypeScript is no code.
      const inner = unwrap(node);
      return inner !== node && this.#in(inner);
    }
    if (t.isThrowStatement(node) || t.isTaggedTemplateExpression(node)) return true;
    if (t.isNewExpression(node) && !this.#isMadeSafely(node)) return true;
    if (isCall(node) && this.#callThrows(node)) return true;
    if (isMember(node) && this.#readThrows(node)) return true;
    if (t.isForOfStatement(node) && !this.#isList(node.right)) return true;
    if (t.isVariableDeclarator(node) && patternThrows(node.id)) return true;
    return childrenOf(node).some((child) => this.#in(child));
  }

  #callThrows(call: t.CallExpression | t.OptionalCallExpression): boolean {
    const callee = unwrap(call.callee);
    if (navigationStatus(call, this.#module) !== undefined) return false;
    if (t.isIdentifier(callee)) {
      if (this.#isGlobal(callee)) {
        return !GLOBAL_FUNCTIONS.has(callee.name) && !callee.name.startsWith("encodeURI");
      }
      if (this.#isFromNextHeaders(callee)) return false;
      const fn = localFunction(callee, this.#module);
      return fn === undefined || this.throws(fn);
    }
    if (!isMember(callee)) return true;
    const name = propertyName(callee);
    if (name === undefined) return true;
    const object = unwrap(callee.object, true);
    if (t.isIdentifier(object) && (isResponseName(object) || this.#isGlobalObject(object))) return false;
    if (t.isIdentifier(object, { name: "JSON" }) && name === "stringify") return false;
    if (name === "catch") {
      const handler = call.arguments[0] && unwrap(call.arguments[0]);
      return !isFunctionNode(handler) || this.throws(handler);
    }
    if (this.#isRequest(object) && BODY_READERS.has(name)) return !this.#hasBody();
    if (this.#isTame(object)) return false;
    if (!OF_LISTS.has(name) || !this.#isList(object)) return true;
    const callback = call.arguments[0] && unwrap(call.arguments[0]);
    if (!TAKES_CALLBACK.has(name) || !callback) return false;
    return !isFunctionNode(callback) || callback.async || this.throws(callback);
  }

  /** The test sends a body with a method that reads one, but `fetch` refuses to with these two. */
  #hasBody(): boolean {
    return this.#method !== "GET" && this.#method !== "HEAD";
  }

  /** `user.name`, where `user` was read out of the request's body and may not be there. */
  #readThrows(member: t.MemberExpression | t.OptionalMemberExpression): boolean {
    if (member.optional) return false;
    const object = unwrap(member.object);
    if (isMember(object)) return this.#isBody(unwrap(object.object));
    return t.isIdentifier(object) && this.#isFieldOfBody(object);
  }

  #isBody(node: t.Node): boolean {
    const value = unwrap(this.#valueOf(node), true);
    if (!isCall(value)) return false;
    const callee = unwrap(value.callee);
    if (!isMember(callee)) return false;
    const name = propertyName(callee) ?? "";
    if (name === "catch") return this.#isBody(unwrap(callee.object));
    return this.#isRequest(unwrap(callee.object)) && name === "json";
  }

  #isFieldOfBody(node: t.Identifier): boolean {
    const declarator = this.#module.bindings.get(node)?.path.node;
    if (!t.isVariableDeclarator(declarator) || !declarator.init) return false;
    if (t.isObjectPattern(declarator.id)) return this.#isBody(declarator.init);
    const init = unwrap(declarator.init);
    return isMember(init) && this.#isBody(unwrap(init.object));
  }

  /** Well-known objects, whose methods throw nothing for ordinary arguments. */
  #isTame(node: t.Node, depth = 0): boolean {
    if (depth > 5) return false;
    const value = unwrap(node, true);
    if (this.#isRequest(value)) return true;
    if (isMember(value)) return this.#isTame(value.object, depth + 1);
    if (t.isNewExpression(value)) return this.#isMadeSafely(value);
    if (isCall(value)) {
      const callee = unwrap(value.callee);
      if (t.isIdentifier(callee)) return this.#isFromNextHeaders(callee);
      return (
        isMember(callee) &&
        ((t.isIdentifier(callee.object) && isResponseName(callee.object)) ||
          (this.#isRequest(unwrap(callee.object)) && propertyName(callee) === "formData"))
      );
    }
    if (!t.isIdentifier(value)) return false;
    const declarator = this.#module.bindings.get(value)?.path.node;
    return t.isVariableDeclarator(declarator) && declarator.init
      ? this.#isTame(declarator.init, depth + 1)
      : false;
  }

  /** A list for certain: a literal, a name of the module's top level or of another file, or what their methods give. */
  #isList(node: t.Node): boolean {
    const value = unwrap(this.#valueOf(node));
    if (t.isArrayExpression(value)) return true;
    if (isMember(value)) return this.#isElement(unwrap(value.object));
    if (t.isIdentifier(value)) {
      const binding = this.#module.bindings.get(value);
      return binding !== undefined && binding.scope === this.#module.programScope;
    }
    if (!isCall(value)) return false;
    const callee = unwrap(value.callee);
    if (!isMember(callee)) return false;
    const name = propertyName(callee) ?? "";
    if (t.isIdentifier(callee.object, { name: "Object" })) return true;
    return /^(?:concat|filter|flat|flatMap|map|reverse|slice|sort|splice|toReversed|toSorted)$/.test(name)
      ? this.#isList(callee.object)
      : false;
  }

  /** What a callback gets: `recipe` of `recipes.filter((recipe) => recipe.tags.includes(tag))`. */
  #isElement(node: t.Node): boolean {
    const binding = t.isIdentifier(node) ? this.#module.bindings.get(node) : undefined;
    if (binding?.kind !== "param") return false;
    const call = this.#module.parents.get(binding.scope.block);
    const callee = isCall(call) ? unwrap(call.callee) : undefined;
    return isMember(callee) && OF_LISTS.has(propertyName(callee) ?? "");
  }

  #valueOf(node: t.Node): t.Node {
    const value = unwrap(node);
    const binding = t.isIdentifier(value) ? this.#module.bindings.get(value) : undefined;
    const declarator = binding?.constant ? binding.path.node : undefined;
    const isOwn = binding && binding.scope !== this.#module.programScope;
    return isOwn && t.isVariableDeclarator(declarator) && t.isIdentifier(declarator.id) && declarator.init
      ? declarator.init
      : value;
  }

  #isMadeSafely(node: t.NewExpression): boolean {
    if (!t.isIdentifier(node.callee)) return false;
    if (isResponseName(node.callee)) return true;
    if (!this.#isGlobal(node.callee)) return false;
    if (MADE_SAFELY.has(node.callee.name)) return true;
    // An address that isn't put together here is one, where the request's own is its base.
    if (node.callee.name !== "URL") return false;
    const base = unwrap((node.arguments[1] ?? node.arguments[0]) as t.Node);
    return isMember(base) && this.#isTame(base.object);
  }

  #isRequest(node: t.Node): boolean {
    return t.isIdentifier(node) && this.#request !== undefined && this.#bindingOf(node) === this.#request;
  }

  #bindingOf(node: t.Identifier): t.Node | undefined {
    return this.#module.bindings.get(node)?.identifier;
  }

  #isGlobal(node: t.Identifier): boolean {
    return !this.#module.bindings.has(node);
  }

  #isGlobalObject(node: t.Identifier): boolean {
    return this.#isGlobal(node) && GLOBAL_OBJECTS.has(node.name);
  }

  #isFromNextHeaders(node: t.Identifier): boolean {
    const from = this.#module.bindings.get(node)?.path.parent;
    return t.isImportDeclaration(from) && from.source.value === "next/headers";
  }
}

/** A pattern in a pattern takes something apart that may not be there. */
function patternThrows(pattern: t.Node): boolean {
  if (t.isArrayPattern(pattern)) return true;
  if (!t.isObjectPattern(pattern)) return false;
  return pattern.properties.some(
    (property) =>
      t.isObjectProperty(property) && (t.isObjectPattern(property.value) || t.isArrayPattern(property.value)),
  );
}
