/** Calls of libraries that take the request and the response under the Pages Router, and read otherwise in a route handler. */
import type * as t from "@babel/types";
import { type LibraryCall, libraryCall } from "../knowledge/libraries/index.js";
import { importedFrom } from "./imported-name.js";
import type { Module } from "./module.js";
import { NO_HEADERS } from "./replies/header-names.js";
import type { HelperSummary } from "./replies/view.js";
import type { Roles } from "./roles.js";
import { isMember, propertyName, unwrap } from "./syntax.js";

/** What is known of the function that a call hands the request or the response to; undefined where it isn't a known library's. */
export function calledLibrary(
  call: t.CallExpression | t.OptionalCallExpression,
  over: Roles,
  module: Module,
): LibraryCall | undefined {
  const callee = unwrap(call.callee);
  const found = isMember(callee) ? memberOfNamespace(callee, module) : importedFrom(callee, module);
  const known = found && libraryCall(found.source, found.name);
  if (!known) return undefined;
  const goes = (role: "request" | "response"): boolean =>
    over[role] === undefined || known.without.includes(role);
  return goes("request") && goes("response") ? known : undefined;
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

/** Such a call, for whoever asks what a function does that gets the request or the response: it takes neither, and never replies. */
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
