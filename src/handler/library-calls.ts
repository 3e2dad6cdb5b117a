/** Calls of libraries that take the request and the response under the Pages Router, and read otherwise in a route handler. */
import * as t from "@babel/types";
import { type LibraryCall, libraryCall } from "../knowledge/libraries/index.js";
import { importedFrom } from "./imported-name.js";
import type { Module } from "./module.js";
import { NO_HEADERS } from "./replies/header-names.js";
import type { HelperSummary } from "./replies/view.js";
import type { Roles } from "./roles.js";
import { type FunctionNode, isCall, isMember, propertyName, unwrap, visitAll } from "./syntax.js";

/** What is known of the function that a call hands the request or the response to; undefined where it isn't a known library's. */
export function calledLibrary(
  call: t.CallExpression | t.OptionalCallExpression,
  over: Roles,
  module: Module,
): LibraryCall | undefined {
  const known = entryOf(call, module);
  if (known?.replies) return over.request === 0 && over.response === 1 ? known : undefined;
  const goes = (role: "request" | "response"): boolean =>
    over[role] === undefined || known?.without?.includes(role) === true;
  return goes("request") && goes("response") ? known : undefined;
}

/** The entry of the function that a call takes an object for, `getToken({ req })`, where the object's property is this one. */
export function libraryOfProperty(property: t.Node, module: Module): LibraryCall["inObject"] {
  const object = module.parents.get(property);
  const call = object && module.parents.get(object);
  if (!t.isObjectProperty(property) || !isCall(call) || call.arguments[0] !== object) return undefined;
  const { inObject } = entryOf(call, module) ?? {};
  return inObject?.key === propertyName(property) ? inObject : undefined;
}

/** What a library's function reads off the stream that it is given: `buffer(req)` of micro. */
export function rawBodyOf(
  call: t.CallExpression | t.OptionalCallExpression,
  module: Module,
): LibraryCall["reads"] {
  return call.arguments.length === 1 ? entryOf(call, module)?.reads : undefined;
}

function entryOf(call: t.CallExpression | t.OptionalCallExpression, module: Module): LibraryCall | undefined {
  const callee = unwrap(call.callee);
  const found = isMember(callee) ? memberOfNamespace(callee, module) : importedFrom(callee, module);
  return found && libraryCall(found.source, found.name);
}

/** `nextAuth.getServerSession`, of `import * as nextAuth`. */
function memberOfNamespace(
  callee: t.MemberExpression | t.OptionalMemberExpression,
  module: Module,
): { source: string; name: string } | undefined {
  const from = importedFrom(unwrap(callee.object), module);
  const name = propertyName(callee);
  return from && name && ["*", "default"].includes(from.name) ? { source: from.source, name } : undefined;
}

/** Such a call that answers by itself, in the place of a helper that always replies. */
export const REPLYING_LIBRARY_SUMMARY: HelperSummary = {
  replies: "always",
  headers: false,
  setsStatus: true,
  sets: { ...NO_HEADERS, any: true },
  promise: true,
  params: true,
  request: true,
  async: true,
  becameAsync: false,
};

/** The methods that are served where the function hands its request to a library that answers by itself. */
export function methodsOfLibrary(fn: FunctionNode, module: Module): readonly string[] | undefined {
  let methods: readonly string[] | undefined;
  visitAll(fn.body, (node) => {
    methods ??= isCall(node) ? entryOf(node, module)?.replies?.methods : undefined;
  });
  return methods;
}

/** Such a call that neither replies nor is given anything, for whoever asks what a function does that gets the request or the response: it takes neither, and never replies. */
export const LIBRARY_SUMMARY: HelperSummary = {
  replies: "never",
  headers: false,
  setsStatus: false,
  sets: NO_HEADERS,
  promise: false,
  params: false,
  request: false,
  async: false,
  becameAsync: false,
};
