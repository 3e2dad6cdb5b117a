/** Converts the functions of one file: handlers, the same-file functions they hand req and res to, and wrappers. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { calledFunction } from "./called-function.js";
import type { HttpMethod } from "./contract.js";
import type { RequestNeeds } from "./function-view.js";
import { importedFrom } from "./imported-name.js";
import { calledLibrary, LIBRARY_SUMMARY } from "./library-calls.js";
import { isInside, type Module } from "./module.js";
import { createPrinter } from "./print.js";
import { foreignFunction } from "./program/imported-value.js";
import type { SharedFunction } from "./program/program.js";
import { rawBodyRead, rewriteCollectingLoops, rewriteRawBody } from "./raw-body.js";
import { Refusal } from "./refusal.js";
import { type CommonHeaders, leaveOutSettings } from "./replies/common-headers.js";
import type { HeaderNames } from "./replies/header-names.js";
import type { HelperSummary, ReplyNeeds } from "./replies/view.js";
import { rewriteReplies } from "./replies.js";
import { dropDeadDeclarations } from "./requests/dead.js";
import { rewriteRequest } from "./requests.js";
import { liveNodes, type Residual, visitLive } from "./residual.js";
import { bindingsOf, handedOver, isRequestName, type Roles, worldOf } from "./roles.js";
import { type PathParameter, pathParameters } from "./segments.js";
import { answerHeadAsGet } from "./split/head-as-get.js";
import { isSplitByMethod } from "./split/helper-by-method.js";
import { isMethodOfRequest, type MethodWorld } from "./split/method-value.js";
import { refuseGenerator, specialise } from "./split/specialise.js";
import {
  type FunctionNode,
  isCall,
  isFunctionNode,
  isMember,
  parameterIdentifier,
  propertyName,
  typeArgumentsOf,
  unwrap,
  visitAll,
} from "./syntax.js";
import { originsOf } from "./value-flow.js";

/** A function with everything that printing it takes. */
export interface Converted {
  fn: FunctionNode;
  /** The module in which it stands. */
  module: Module;
  roles: Roles;
  /** The methods that it is converted for. */
  methods: ReadonlySet<HttpMethod>;
  /** The helpers that it calls, by the call. */
  calls: ReadonlyMap<t.Node, Converted>;
  /** The functions of other modules that it calls, by the call. */
  foreign: ReadonlyMap<t.Node, SharedFunction>;
  /** The path parameters that it may find in `params`. */
  pathParameters: readonly PathParameter[];
  /** It stands beside the routes, for all that call it. */
  isShared: boolean;
  residual: Residual;
  requestName: string;
  request: RequestNeeds;
  replies: ReplyNeeds;
  async: boolean;
  /** It reads the request, or hands it on; a function that it is called through may ask for it besides. */
  readsRequest: boolean;
  /** For helpers: how their callers see them. */
  summary: HelperSummary;
}

/** What a parameter of a wrapper holds. */
export interface HeldHandler {
  params: boolean;
  setsStatus: boolean;
  sets: HeaderNames;
}

export interface Conversion {
  module: Module;
  /** What a request's methods may be in functions that several methods share. */
  methods: ReadonlySet<HttpMethod>;
  responseName: string;
  cloneBody: boolean;
  /** The handler at hand stands in wrappers of the file. */
  isWrapped: boolean;
  ownProperties: Set<string>;
  /** Parameters of wrappers that hold a handler. */
  handlerParameters: Map<Binding, HeldHandler>;
  /** Parameters whose argument is known: options of wrappers. */
  bound: Map<Binding, t.Node>;
  /** Functions that get a name of their own, because the argument that they stand in goes. */
  hoisted: Map<FunctionNode, string>;
  /** By function, and by the methods that each is converted for. */
  helpers: Map<FunctionNode, Map<string, Converted | "running">>;
  /** Functions that stay whole for all methods; `all`: each one, since copies would be long. */
  whole: Set<FunctionNode> | "all";
  /** Headers that all replies of a handler have in common. */
  common: Map<FunctionNode, CommonHeaders>;
  /** Names of those that are declared already: handlers may share them. */
  declared: Set<string>;
  pathParameters: readonly PathParameter[];
  /** The module isn't a route: what is converted serves all routes that call it. */
  isShared: boolean;
}

type Call = t.CallExpression | t.OptionalCallExpression;

export interface RewriteOptions {
  /** Several functions on one way read the body: each reads a clone. */
  cloneBody?: boolean;
  /** No helper has versions for single methods. */
  wholeHelpers?: boolean;
  /** The path parameters of the routes that a function of another module is called from; a route knows its own. */
  pathParameters?: readonly PathParameter[];
}

/** The start of a conversion: nothing is converted yet, and no argument known. */
export function startConversion(
  module: Module,
  methods: ReadonlySet<HttpMethod>,
  responseName: string,
  { cloneBody = false, wholeHelpers = false, pathParameters: given }: RewriteOptions = {},
): Conversion {
  return {
    module,
    methods,
    responseName,
    cloneBody,
    isWrapped: false,
    ownProperties: ownPropertiesOf(module),
    handlerParameters: new Map(),
    bound: new Map(),
    hoisted: new Map(),
    helpers: new Map(),
    whole: wholeHelpers ? "all" : new Set(),
    common: new Map(),
    declared: new Set(),
    pathParameters: given ?? pathParameters(module.context.path),
    isShared: given !== undefined,
  };
}

/** Properties that code of this file puts on some object: `req.user = …`. */
function ownPropertiesOf(module: Module): Set<string> {
  const names = new Set<string>();
  visitAll(module.program, (node) => {
    if (t.isAssignmentExpression(node) && isMember(node.left)) {
      const name = propertyName(node.left);
      if (name && !["body", "query", "headers", "cookies", "method", "url"].includes(name)) names.add(name);
    }
  });
  return names;
}

/** Whether a helper was converted for some of the methods alone. */
export function hasVersions({ helpers, methods }: Conversion): boolean {
  const all = keyOf(methods);
  return [...helpers.values()].some((versions) => [...versions.keys()].some((key) => key !== all));
}

function keyOf(methods: ReadonlySet<HttpMethod>): string {
  return [...methods].sort().join();
}

/** Thrown when two functions on one way read the body: then each must read a clone, and all starts again. */
export class BodyReadTwice extends Error {}

/** Converts a function for some methods, and all helpers that it calls. */
export function convert(
  fn: FunctionNode,
  roles: Roles,
  methods: ReadonlySet<HttpMethod>,
  role: "handler" | "helper",
  conversion: Conversion,
  bodyType?: t.Node,
): Converted {
  refuseGenerator(fn);
  const { module } = conversion;
  const { request, pattern, response } = bindingsOf(fn, roles, module);
  const world = worldOf(fn, roles, conversion);
  const { residual } = specialise(fn, methods, world);
  refuseUnfollowable(fn, residual, world, module);
  const common = role === "handler" ? conversion.common.get(fn) : undefined;
  if (common) leaveOutSettings(residual.lists.get(fn.body)!, common);
  if (methods.size > 1 && methods.has("GET") && !conversion.methods.has("HEAD"))
    answerHeadAsGet(residual, methods, world);
  const requestName = request?.identifier.name ?? "request";
  const summaries: { summary: HelperSummary; body: boolean }[] = [];
  const calls = new Map<t.Node, Converted>();
  const foreign = new Map<t.Node, SharedFunction>();
  const libraryNotes = new Set<string>();
  const isRequest = (node: t.Node): boolean => isRequestName(node, fn, roles, module);

  const helper = (call: t.Node): HelperSummary | undefined => {
    if (!isCall(call)) return undefined;
    const over = handedOver(call, fn, roles, module, residual);
    if (!over) return undefined;
    const handler = heldHandler(call, conversion);
    if (handler) return handler;
    const raw = rawBodyRead(call, over, module, residual);
    if (raw) {
      if (!residual.replaced.has(module.parents.get(call)!))
        rewriteRawBody(call, raw, requestName, residual, module);
      return LIBRARY_SUMMARY;
    }
    const library = calledLibrary(call, over, module);
    if (library) {
      if (library.note) libraryNotes.add(library.note);
      return LIBRARY_SUMMARY;
    }
    const called = calls.get(call) ?? helperCalled(call, over, methods, conversion, bodyType, residual);
    if (called) calls.set(call, called);
    const elsewhere = called ? undefined : (foreign.get(call) ?? foreignCalled(call, over, conversion));
    if (elsewhere) {
      foreign.set(call, elsewhere);
      nameForeign(call, elsewhere, module, residual);
    }
    return (called ?? elsewhere?.converted)?.summary;
  };
  rewriteCollectingLoops(residual, requestName, isRequest, module);
  let isHandedOn = false;
  for (const call of liveNodes(residual, fn.body, isCall)) {
    const over = handedOver(call, fn, roles, module, residual);
    if (!over) continue;
    isHandedOn ||= over.request !== undefined;
    const summary = helper(call);
    if (!summary) throw handedAway(call, over, module);
    const body = (calls.get(call) ?? foreign.get(call)?.converted)?.request.body ?? false;
    summaries.push({ summary, body });
    // In a loop one reader is several.
    if (!conversion.cloneBody && body && isInLoop(call, fn, module)) throw new BodyReadTwice();
  }
  const shared = {
    module,
    fn,
    residual,
    request: request ? { binding: request } : pattern ? { pattern } : undefined,
    requestName,
    cloneBody: conversion.cloneBody,
    isShared: role === "helper" || conversion.isWrapped || isHandedOn,
    ownProperties: conversion.ownProperties,
    pathParameters: conversion.pathParameters,
    naming: {},
  };
  dropDeadDeclarations(shared);
  const replies = rewriteReplies({
    ...shared,
    response,
    role,
    responseName: conversion.responseName,
    bodyType: typeArgument(fn, roles) ?? bodyType,
    common,
    helper,
    isRequest,
  });
  const needs = rewriteRequest(shared);
  const readers = summaries.filter(({ body }) => body);
  if (
    !conversion.cloneBody &&
    ((needs.body && readers.length > 0) ||
      (readers.length > 1 && readers.some(({ summary }) => summary.replies !== "always")))
  )
    throw new BodyReadTwice();
  const async = fn.async || needs.async || replies.async;
  const readsRequest = takesRequest(fn, roles, needs, replies, residual, requestName, module);
  return {
    fn,
    module,
    roles,
    methods,
    calls,
    foreign,
    pathParameters: conversion.pathParameters,
    isShared: conversion.isShared,
    residual,
    requestName,
    request: { ...needs, body: needs.body || readers.length > 0 },
    replies: { ...replies, notes: [...libraryNotes, ...replies.notes] },
    async,
    readsRequest,
    summary: {
      replies: replies.replies,
      guard: replies.guard,
      truthyWhenReplied: replies.truthyWhenReplied,
      headers: replies.headers,
      headerNames: replies.headerNames,
      setsStatus: replies.setsStatus,
      sets: replies.sets,
      promise: replies.promise,
      params: needs.params || replies.params,
      request: readsRequest || (roles.request !== undefined && isCalledByType(fn, role, module)),
      async,
      becameAsync: async && !fn.async,
    },
  };
}

function isInLoop(node: t.Node, fn: FunctionNode, module: Module): boolean {
  for (let at = module.parents.get(node); at && at !== fn; at = module.parents.get(at))
    if (t.isLoop(at) || isFunctionNode(at)) return true;
  return false;
}

/** What would mean something else in the output, or can't be followed at all. */
function refuseUnfollowable(fn: FunctionNode, residual: Residual, world: MethodWorld, module: Module): void {
  const live = new Set<t.Node>();
  visitLive(residual, fn.body, (node) => {
    live.add(node);
    if (t.isThisExpression(node) && !t.isClassMethod(fn))
      throw new Refusal(node, "the handler uses `this`, which isn't the same in a route handler");
    if (t.isIdentifier(node, { name: "arguments" }) && !module.bindings.has(node))
      throw new Refusal(node, "the handler uses `arguments`, which holds other things in a route handler");
    if (t.isCallExpression(node) && t.isIdentifier(node.callee, { name: "eval" }))
      throw new Refusal(node, "the handler uses `eval`, whose code can't be followed");
    if (t.isAssignmentExpression(node) && isMethodOfRequest(node.left, world))
      throw new Refusal(
        node,
        "the handler writes the request's method, which can't be changed in a route handler",
      );
  });
  for (const node of live) {
    const binding = t.isIdentifier(node) ? module.bindings.get(node) : undefined;
    if (binding?.kind !== "var" || isDeclaredIn(live, binding)) continue;
    if (isInside(binding.identifier, fn.body))
      throw new Refusal(
        node,
        `\`${binding.identifier.name}\` is declared with \`var\` in a branch for other methods; declare it in front of the branches`,
      );
  }
  for (const name of ["Response", "Headers"])
    for (const binding of module.bindings.values())
      if (binding.identifier.name === name)
        throw new Refusal(
          binding.identifier,
          `the file has a \`${name}\` of its own, which hides the one that route handlers return; rename it`,
        );
}

/** Whether one of the declarations of a variable is left: `var` may declare a name several times. */
function isDeclaredIn(live: ReadonlySet<t.Node>, binding: Binding): boolean {
  return (
    live.has(binding.identifier) ||
    binding.constantViolations.some(({ node }) => t.isVariableDeclarator(node) && live.has(node))
  );
}

/** Whether the output of a function still needs the request. */
function takesRequest(
  fn: FunctionNode,
  roles: Roles,
  needs: RequestNeeds,
  replies: ReplyNeeds,
  residual: Residual,
  requestName: string,
  module: Module,
): boolean {
  if (roles.request === undefined) return false;
  if (needs.request || needs.params || replies.params || replies.headers) return true;
  if (fn.params.some((_, index) => index !== roles.request && index !== roles.response)) return true;
  return mentionsName(createPrinter(module, residual).node(fn.body), requestName) || needs.front.length > 0;
}

/** A table's functions are called through the table's type, a variable's through the variable's. */
function isCalledByType(fn: FunctionNode, role: "handler" | "helper", module: Module): boolean {
  const holder = module.parents.get(fn);
  if (t.isObjectMethod(fn) || t.isObjectProperty(holder)) return true;
  const owner = t.isClassBody(holder) ? module.parents.get(holder) : undefined;
  if (t.isClass(owner)) return (owner.implements?.length ?? 0) > 0;
  const isVariable = t.isVariableDeclarator(holder) && t.isIdentifier(holder.id);
  return role === "helper" && isVariable && Boolean((holder.id as t.Identifier).typeAnnotation);
}

/** A function that leaves the table or the variable by whose type it was called. */
export function standingAlone(converted: Converted): Converted {
  const { summary, readsRequest } = converted;
  return { ...converted, summary: { ...summary, request: readsRequest } };
}

/** Whether a text uses a name, not as a property. */
function mentionsName(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w$.])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(text);
}

function handedAway(call: t.CallExpression | t.OptionalCallExpression, over: Roles, module: Module): Refusal {
  const name = module.source.slice(call.callee.start!, call.callee.end!).split("\n")[0];
  const what =
    over.response === undefined
      ? "request"
      : over.request === undefined
        ? "response"
        : "request and the response";
  const are = over.request !== undefined && over.response !== undefined ? "are" : "is";
  const why = whyUnknown(unwrap(call.callee), module);
  return new Refusal(call, `the ${what} of the Pages Router ${are} handed to \`${name}\`, ${why}`);
}

function whyUnknown(callee: t.Node, module: Module): string {
  if (isOfClass(callee, module))
    return "a method of a class, and it isn't certain which code that runs; make it a function";
  if (isMember(callee) && originsOf(callee.object, module).some((one) => t.isObjectExpression(one)))
    return "and it isn't certain which function of this file that runs; call each by its own name";
  const imported = importedFrom(isMember(callee) ? unwrap(callee.object) : callee, module);
  if (imported && module.context.program && !module.context.program.open(imported.source, module))
    return `which comes from "${imported.source}"; its code isn't in the repo`;
  return "whose code isn't in this file; it has to be ported to Request and Response first";
}

/** `TasksController.get`, or `controller.get` where the file says `const controller = new TasksController()`. */
function isOfClass(callee: t.Node, module: Module): boolean {
  const object = isMember(callee) ? unwrap(callee.object) : undefined;
  if (t.isNewExpression(object) || t.isThisExpression(object)) return true;
  const declaration = t.isIdentifier(object) ? module.bindings.get(object)?.path.node : undefined;
  if (t.isClassDeclaration(declaration)) return true;
  const init = t.isVariableDeclarator(declaration) ? declaration.init : undefined;
  const made = t.isNewExpression(init) ? init.callee : undefined;
  return t.isIdentifier(made) && t.isClassDeclaration(module.bindings.get(made)?.path.node);
}

/** A call of the handler that a wrapper was given. */
function heldHandler(call: Call, { module, handlerParameters }: Conversion): HelperSummary | undefined {
  const callee = unwrap(call.callee);
  const binding = t.isIdentifier(callee) ? module.bindings.get(callee) : undefined;
  const held = binding && handlerParameters.get(binding);
  return (
    held && {
      replies: "always",
      headers: false,
      setsStatus: held.setsStatus,
      sets: held.sets,
      promise: false,
      params: held.params,
      request: true,
      async: true,
      becameAsync: false,
    }
  );
}

/**
 * A helper of another module, converted for the whole run.
 * @throws {Refusal} at the call, where that function can't be converted
 */
function foreignCalled(
  call: Call,
  roles: Roles,
  { module, pathParameters }: Conversion,
): SharedFunction | undefined {
  const { program } = module.context;
  const found = program && foreignFunction(call.callee, module);
  if (!found) return undefined;
  try {
    return program.shared(found, roles, pathParameters);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw elsewhereRefused(call, error, found.module, module);
  }
}

/** Says in which file the place is that can't be converted, and why. */
function elsewhereRefused(call: Call, refusal: Refusal, other: Module, module: Module): Refusal {
  const name = module.source.slice(call.callee.start!, call.callee.end!).split("\n")[0];
  const line = refusal.node.loc ? `:${refusal.node.loc.start.line}` : "";
  const place = refusal.place ?? `${other.context.path}${line}`;
  return new Refusal(
    call,
    `it calls \`${name}\`, which can't be rewritten with it (${place}): ${refusal.reason}`,
    place,
  );
}

/** Writes a call with the name that the function goes by in its new form. */
function nameForeign(call: Call, called: SharedFunction, module: Module, residual: Residual): void {
  const name = module.context.program!.nameOf(called.converted);
  if (name === undefined) return;
  const callee = unwrap(call.callee);
  if (isMember(callee)) residual.replaced.set(callee.property, [name]);
  else residual.replaced.set(callee, [name]);
}

/** A same-file helper, converted once for all its callers, or once for each method where it asks for the method. */
function helperCalled(
  call: Call,
  roles: Roles,
  methods: ReadonlySet<HttpMethod>,
  conversion: Conversion,
  bodyType: t.Node | undefined,
  residual: Residual,
): Converted | undefined {
  const { module, helpers } = conversion;
  const fn = calledFunction(call, module, residual);
  if (!fn) return undefined;
  const known = helpers.get(fn) ?? new Map<string, Converted | "running">();
  helpers.set(fn, known);
  for (const other of known.values())
    if (
      other !== "running" &&
      (other.roles.request !== roles.request || other.roles.response !== roles.response)
    )
      throw new Refusal(fn, "this function gets the request and response in different places");
  const served = isSplitByMethod(fn, roles, conversion) ? methods : conversion.methods;
  const key = keyOf(served);
  const one = known.get(key);
  if (one === "running") throw new Refusal(fn, "this function calls itself with the request or response");
  if (one) return one;
  if (module.parents.get(fn)?.type !== "Program" && !isTopLevel(fn, module))
    throw new Refusal(
      fn,
      "a function inside of the handler has its own request and response parameters; let it use those of the handler",
    );
  known.set(key, "running");
  const converted = convert(fn, roles, served, "helper", conversion, bodyType);
  known.set(key, converted);
  return converted;
}

function isTopLevel(fn: FunctionNode, module: Module): boolean {
  let above = module.parents.get(fn);
  while (above && !t.isProgram(above)) {
    if (isFunctionNode(above)) return false;
    above = module.parents.get(above);
  }
  return true;
}

/** `T` of a parameter typed `NextApiResponse<T>`. */
function typeArgument(fn: FunctionNode, roles: Roles): t.Node | undefined {
  const parameter = roles.response === undefined ? undefined : parameterIdentifier(fn.params[roles.response]);
  const annotation = parameter?.typeAnnotation;
  if (!t.isTSTypeAnnotation(annotation) || !t.isTSTypeReference(annotation.typeAnnotation)) return undefined;
  const [only] = typeArgumentsOf(annotation.typeAnnotation);
  return only && !t.isTSAnyKeyword(only) ? only : undefined;
}
