/** The methods of a handler that doesn't test the method: told by the user, its name, its callers, or assumed. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod, isMethodName, type RouteContext } from "../contract.js";
import { type Job, rolesOf } from "../find/jobs.js";
import { methodsOfLibrary } from "../library-calls.js";
import { listed } from "../method-words.js";
import type { Module } from "../module.js";
import { Refusal } from "../refusal.js";
import { type Roles, worldOf } from "../roles.js";
import { evaluate, isMethodOfRequest, type MethodWorld } from "../split/method-value.js";
import {
  boundNames,
  childrenOf,
  type FunctionNode,
  isCall,
  isFunctionNode,
  isMember,
  propertyName,
  unwrap,
  visitAll,
} from "../syntax.js";
import type { MethodPlan } from "./plan.js";

export function undispatched(
  job: Job,
  module: Module,
  open: HttpMethod[],
  base: { message: string; notes: string[] },
): MethodPlan {
  const { context } = module;
  const { fn } = job.found;
  const roles = rolesOf(job, module);
  const test = testedMethod(fn, roles, module);
  if (test) return toldAtRunTime(test, module, open, base);
  const sender = forwardsMethod(fn, roles, module);
  if (sender) return sharedByAll(sender, module, open, base);
  const own = methodsOfLibrary(fn, module);
  if (own) {
    const methods = open.filter((method) => own.includes(method));
    return { ...base, methods, safety: "safe", choice: false, dispatches: false };
  }
  const called = ("id" in fn ? fn.id?.name : undefined) ?? job.found.name?.name ?? "";
  if (isMethodName(called) && open.includes(called))
    return { ...base, methods: [called], safety: "safe", choice: false, dispatches: false };
  const callers = HTTP_METHODS.filter(
    (method) => context.callerMethods?.includes(method) && open.includes(method),
  );
  const chosenByUser = context.methods?.filter((method) => open.includes(method)) ?? [];
  if (chosenByUser.length > 0 && (callers.length === 0 || context.uncertainCallers))
    return {
      ...base,
      message: `${base.message} The handler serves any method; ${listed(chosenByUser)} ${chosenByUser.length > 1 ? "were" : "was"} chosen for it.`,
      methods: chosenByUser,
      safety: "safe",
      choice: false,
      dispatches: false,
    };
  if (callers.length > 0 && context.uncertainCallers)
    return {
      ...base,
      message: `${base.message} The handler serves any method; callers in the repo use ${listed(callers)}, which is assumed to be all, though others may request it in ways that can't be told. Choose others with --methods.`,
      methods: callers,
      safety: "unsafe",
      choice: true,
      readsBody: readsBody(fn, module),
      dispatches: false,
    };
  if (callers.length > 0)
    return {
      ...base,
      message: `${base.message} The handler serves any method; the repo's own callers use ${listed(callers)}.`,
      methods: callers,
      safety: "safe",
      choice: false,
      dispatches: false,
    };
  const reads = readsBody(fn, module);
  const named = namedByItself(fn, open);
  const fallback: HttpMethod | undefined =
    reads && open.includes("POST") ? "POST" : open.includes("GET") ? "GET" : undefined;
  if (named.length !== 1 && !fallback)
    throw new Refusal(
      fn,
      "it isn't known which methods the default export is meant for, beside those that the file exports already; choose them with --methods",
    );
  const chosen: HttpMethod = named.length === 1 ? named[0]! : fallback!;
  const known = context.uncertainCallers
    ? "the methods of its callers in the repo can't be told"
    : "no caller was found in the repo";
  const why = named.length === 1 ? "it names that method" : reads ? "it reads a body" : "it reads no body";
  return {
    ...base,
    message: `${base.message} The handler serves any method, and ${known}; since ${why}, ${chosen} is assumed. Choose others with --methods.`,
    methods: [chosen],
    safety: "unsafe",
    choice: true,
    readsBody: reads,
    dispatches: false,
  };
}

/**
 * What a request's method leads to is only known when it runs (a header overrides it, a list of another file allows it):
 * every method gets the whole function, which refuses what it refused.
 */
function toldAtRunTime(
  test: t.Node,
  { context, source }: Module,
  open: HttpMethod[],
  base: { message: string; notes: string[] },
): MethodPlan {
  const methods = ownMethods(open, context);
  if (methods.length === 0)
    throw new Refusal(test, "the handler tests the method in a way that couldn't be followed");
  const text = source.slice(test.start!, test.end!);
  const note = `What the handler does with \`${text}\` is only known at run time (line ${test.loc!.start.line}), so ${listed(methods)} share it, and it still refuses methods by itself; take out the exports that it refuses.`;
  return { ...base, methods, safety: "safe", choice: false, dispatches: false, notes: [...base.notes, note] };
}

/** What a handler that serves any method is exported as: Next.js answers HEAD and OPTIONS by itself, unless somebody asks for more. */
function ownMethods(open: HttpMethod[], { callerMethods }: RouteContext): HttpMethod[] {
  return open.filter(
    (method) => (method !== "HEAD" && method !== "OPTIONS") || callerMethods?.includes(method),
  );
}

/** A proxy: whatever method comes in goes out again. */
function sharedByAll(
  sender: t.Node,
  { context }: Module,
  open: HttpMethod[],
  base: { message: string; notes: string[] },
): MethodPlan {
  // OPTIONS too: the server behind it answers the preflight. HEAD comes by GET, with its own method.
  const methods = open.filter((method) => method !== "HEAD" || context.callerMethods?.includes(method));
  if (methods.length === 0)
    throw new Refusal(sender, "the handler sends the method on, and the file exports every method already");
  const note = `The handler sends requests on under their own method (line ${sender.loc!.start.line}), so ${listed(methods)} share it.`;
  return { ...base, methods, safety: "safe", choice: false, dispatches: false, notes: [...base.notes, note] };
}

/** Where a handler sends the method of its request on: `fetch(url, { method: req.method })`, `axios({ method, … })`. */
export function forwardsMethod(fn: FunctionNode, roles: Roles, module: Module): t.Node | undefined {
  const world = worldOf(fn, roles, { module, bound: new Map() });
  let found: t.Node | undefined;
  visitAll(fn, (node) => {
    if (!t.isObjectProperty(node) || propertyName(node) !== "method" || found) return;
    const isPattern = t.isObjectPattern(module.parents.get(node));
    if (!isPattern && isMethodHere(node.value, world, module) && !isReplied(node, module)) found = node;
  });
  return found;
}

/** The request's method, whatever it is: `req.method`, `req.method ?? "GET"`, a constant that holds it. */
function isMethodHere(value: t.Node, world: MethodWorld, module: Module): boolean {
  const inner = unwrap(value);
  if (t.isLogicalExpression(inner)) return isMethodHere(inner.left, world, module);
  if (isMember(inner) && isMethodOfRequest(inner, world)) return true;
  if (!t.isIdentifier(inner) || !module.bindings.get(inner)?.constant) return false;
  const told = HTTP_METHODS.map((method) => evaluate(inner, method, world));
  return told.every((one, index) => one && "value" in one && one.value === HTTP_METHODS[index]);
}

/** In what is logged or sent back, the method decides nothing. */
function isReplied(node: t.Node, module: Module): boolean {
  for (let at = module.parents.get(node); at && !isFunctionNode(at); at = module.parents.get(at)) {
    if (!isCall(at)) continue;
    const callee = unwrap(at.callee);
    return (
      isMember(callee) &&
      (["json", "send", "end", "setHeader"].includes(propertyName(callee) ?? "") ||
        /^(?:debug|error|info|log|trace|warn)$/.test(propertyName(callee) ?? ""))
    );
  }
  return false;
}

/** A use of the method that may decide something: it must be understood, or nothing is. */
function testedMethod(fn: FunctionNode, roles: Roles, module: Module): t.Node | undefined {
  const world = worldOf(fn, roles, { module, bound: new Map() });
  let found: t.Node | undefined;
  const judge = (node: t.Node, depth: number): void => {
    if (found || depth > 5) return;
    const end = whereItGoes(node, module);
    if (end === "nowhere") return;
    if (end === "unknown") {
      if (!evaluatesEverywhere(node, world, module)) found = node;
      return;
    }
    for (const path of end.referencePaths) judge(path.node, depth + 1);
  };
  visitAll(fn, (node) => {
    if (isMember(node) && isMethodOfRequest(node, world)) judge(node, 0);
    if (t.isIdentifier(node) && world.isRequest(node) && !isMember(module.parents.get(node))) {
      const above = module.parents.get(node);
      // `const { method } = req` is followed by its names; `const r = req` hides everything.
      if (t.isVariableDeclarator(above) && above.init === node) {
        if (t.isIdentifier(above.id)) found ??= node;
        for (const name of boundNames(above.id)) {
          const binding = module.bindings.get(name);
          if (binding && evaluate(name, "PATCH", world))
            for (const path of binding.referencePaths) judge(path.node, 1);
        }
      }
    }
  });
  return found;
}

/** Where the value of an expression ends up: in text that is logged or sent, in a variable, or who knows where. */
function whereItGoes(node: t.Node, module: Module): "nowhere" | "unknown" | Binding {
  let at = node;
  for (let above = module.parents.get(at); above; above = module.parents.get(at)) {
    if (t.isVariableDeclarator(above) && above.init === at && t.isIdentifier(above.id))
      return module.bindings.get(above.id) ?? "unknown";
    if (t.isCallExpression(above) && above.arguments.includes(at as t.Expression)) {
      const callee = unwrap(above.callee);
      if (isMember(callee) && t.isIdentifier(callee.object, { name: "console" })) return "nowhere";
      if (isMember(callee) && ["json", "send", "end", "setHeader"].includes(propertyName(callee) ?? ""))
        return "nowhere";
      return at === node ? "unknown" : "nowhere";
    }
    const text = t.isTemplateLiteral(above) || (t.isBinaryExpression(above) && above.operator === "+");
    if (!text && !t.isObjectProperty(above) && !t.isObjectExpression(above) && !t.isSpreadElement(above)) {
      if (t.isExpressionStatement(above)) return "nowhere";
      if (unwrap(above) !== unwrap(at)) return "unknown";
    }
    at = above;
  }
  return "unknown";
}

/** The test that a use of the method stands in has the same known value whatever the method is. */
function evaluatesEverywhere(node: t.Node, world: MethodWorld, module: Module): boolean {
  let test: t.Node = node;
  for (
    let above = module.parents.get(test);
    above && t.isExpression(above) && !isFunctionNode(above);
    above = module.parents.get(test)
  )
    test = above;
  return HTTP_METHODS.every((method) => evaluate(test, method, world) !== undefined);
}

/**
 * The methods that the handler means for itself: in a comparison that is never true (`!req.method == "PUT"`), in the
 * reply's headers. A request that it makes names the method of another route.
 */
function namedByItself(fn: t.Node, open: HttpMethod[]): HttpMethod[] {
  const texts = new Set<string>();
  const collect = (node: t.Node): void =>
    visitAll(node, (inner) => {
      if (t.isStringLiteral(inner)) texts.add(inner.value);
    });
  visitAll(fn, (node) => {
    if (t.isBinaryExpression(node)) collect(node);
    if (isCall(node) && isMember(node.callee) && propertyName(node.callee) === "setHeader")
      node.arguments.forEach(collect);
  });
  return open.filter((method) => texts.has(method));
}

/** Whether a body is read: `req.body`, `{ body } = req`, `await request.json()`. */
function readsBody(fn: t.Node, module: Module, depth = 0): boolean {
  let reads = false;
  visitAll(fn, (node) => {
    if (
      isMember(node) &&
      ["body", "json", "formData", "text", "arrayBuffer"].includes(propertyName(node) ?? "")
    ) {
      const object = unwrap(node.object);
      if (t.isIdentifier(object)) {
        // Not of a callback's: `fetch(url).then((response) => response.json())`.
        const binding = module.bindings.get(object);
        if (binding?.kind === "param" && binding.scope.block === fn && isFirstParameter(binding))
          reads = true;
      }
    }
    if (
      t.isObjectPattern(node) &&
      node.properties.some((property) => t.isObjectProperty(property) && propertyName(property) === "body")
    )
      reads = true;
    if (t.isCallExpression(node) && t.isIdentifier(node.callee) && depth < 5) {
      const declaration = module.bindings.get(node.callee)?.path.node;
      const called = t.isVariableDeclarator(declaration) ? declaration.init : declaration;
      if (
        called &&
        isFunctionNode(called) &&
        node.arguments.length > 0 &&
        called !== fn &&
        readsBody(called, module, depth + 1)
      )
        reads = true;
    }
    return !reads;
  });
  return reads;
}

function isFirstParameter(binding: Binding): boolean {
  const owner = binding.scope.block;
  return (
    isFunctionNode(owner) &&
    childrenOf(owner).includes(binding.identifier) &&
    owner.params[0] === binding.identifier
  );
}
