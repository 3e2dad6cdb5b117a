/** What can be told of statuses that only the run knows: those of errors, constants of a library, answers of others. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { importedFrom } from "../imported-name.js";
import type { Module } from "../module.js";
import { isCall, isMember, propertyName, unwrap, visitAll } from "../syntax.js";

const ERROR_NAME = /^(?:e|ex|err\w*|exception|\w*(?:Err|Error|Exception))$/;

/** `error.statusCode`, `statusOf(error)`. */
export function isErrorStatus(node: t.Node, module: Module): boolean {
  const inner = unwrap(node);
  if (isCall(inner)) return [inner.callee, ...inner.arguments].some((one) => mentionsError(one, module));
  return mentionsError(inner, module) || comesFromError(inner, module);
}

/** What was caught, or is called an error. */
function mentionsError(node: t.Node, module: Module): boolean {
  let found = false;
  visitAll(node, (one) => {
    if (!t.isIdentifier(one)) return;
    const binding = module.bindings.get(one);
    if (ERROR_NAME.test(one.name) || (binding && isCaught(binding, module))) found = true;
  });
  return found;
}

function isCaught({ identifier }: Binding, module: Module): boolean {
  const above = module.parents.get(identifier);
  if (t.isCatchClause(above)) return true;
  const call = above && module.parents.get(above);
  return isCall(call) && isMember(call.callee) && propertyName(call.callee) === "catch";
}

/** `const { status, message } = describe(error)`. */
function comesFromError(node: t.Node, module: Module): boolean {
  const root = isMember(node) ? unwrap(node.object) : node;
  const declaration = t.isIdentifier(root) ? module.bindings.get(root)?.path.node : undefined;
  return t.isVariableDeclarator(declaration) && !!declaration.init && mentionsError(declaration.init, module);
}

/** Packages whose constants are all statuses, or texts. */
const STATUS_PACKAGES = new Set([
  "@nestjs/common",
  "http-errors",
  "http-status",
  "http-status-codes",
  "statuses",
]);

/**
 * The status that a constant of another file is called by: `StatusCodes.NO_CONTENT`. Only the standard's own words say which;
 * that a name is in capitals says nothing.
 */
export function namedStatus(node: t.Node, module: Module): number | undefined {
  const root = isMember(node) ? unwrap(node.object) : node;
  const imported = importedFrom(root, module);
  if (!imported) return undefined;
  const name = isMember(node) ? propertyName(node) : imported.name;
  const words =
    name
      ?.toLowerCase()
      .replace(/^(?:http|status|code|sc|is)+_/, "")
      .replaceAll("_", "") ?? "";
  const known = NAMED[words.replace(/^(?:http)?status(?:code)?/, "")];
  if (known !== undefined) return known;
  return isMember(node) && STATUS_PACKAGES.has(imported.source) ? 200 : undefined;
}

/** The statuses that a Response takes, by the words of the standard (RFC 9110). */
const NAMED: Record<string, number> = {
  ok: 200,
  success: 200,
  created: 201,
  accepted: 202,
  nocontent: 204,
  resetcontent: 205,
  partialcontent: 206,
  movedpermanently: 301,
  found: 302,
  seeother: 303,
  notmodified: 304,
  temporaryredirect: 307,
  permanentredirect: 308,
  badrequest: 400,
  unauthorized: 401,
  paymentrequired: 402,
  forbidden: 403,
  notfound: 404,
  methodnotallowed: 405,
  notacceptable: 406,
  requesttimeout: 408,
  conflict: 409,
  gone: 410,
  preconditionfailed: 412,
  payloadtoolarge: 413,
  unsupportedmediatype: 415,
  unprocessableentity: 422,
  toomanyrequests: 429,
  servererror: 500,
  internalservererror: 500,
  internalerror: 500,
  notimplemented: 501,
  badgateway: 502,
  serviceunavailable: 503,
  gatewaytimeout: 504,
};

/** `upstream.status`, where the body that goes out is what `await upstream.json()` gave: without a body that fails. */
export function isStatusOfParsed(node: t.Node, sent: readonly t.Node[], module: Module): boolean {
  const inner = unwrap(node);
  const source = isMember(inner) && propertyName(inner) === "status" ? unwrap(inner.object) : undefined;
  const response = t.isIdentifier(source) ? module.bindings.get(source) : undefined;
  if (!response?.constant) return false;
  return sent.some((value) => {
    const name = unwrap(value);
    const declaration = t.isIdentifier(name) ? module.bindings.get(name)?.path.node : undefined;
    const init = t.isVariableDeclarator(declaration) ? declaration.init : undefined;
    const parsed = bodyReadOf(init ?? value);
    return parsed?.how === "json" && module.bindings.get(parsed.from) === response;
  });
}

/** `await upstream.text()`: reading what an answer holds. */
export function bodyReadOf(node: t.Node): { from: t.Identifier; how: string } | undefined {
  const call = unwrap(node, true);
  if (!isCall(call) || !isMember(call.callee) || call.arguments.length > 0) return undefined;
  const how = propertyName(call.callee) ?? "";
  const from = unwrap(call.callee.object);
  const isRead = t.isIdentifier(from) && ["arrayBuffer", "blob", "json", "text"].includes(how);
  return isRead ? { from, how } : undefined;
}
