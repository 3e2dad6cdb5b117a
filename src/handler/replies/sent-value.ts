/** What a value that `send` gets may be: the Pages Router sends text, bytes and everything else in three ways. */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { isCall, isMember, propertyName, unwrap } from "../syntax.js";
import { isFromJson } from "./static-type.js";
import { sourcesOf } from "./value-sources.js";

/** What database clients give for these: a record or a list of records, and never nothing. */
const RECORD_CALLS = new Set([
  "aggregate",
  "bulkCreate",
  "createMany",
  "deleteMany",
  "findAll",
  "findAndCountAll",
  "findMany",
  "groupBy",
  "insertMany",
  "updateMany",
]);

/** Whether a value is a record or a list of records, which goes out as JSON. */
export function isRecord(node: t.Node, module: Module, depth = 0): boolean {
  const inner = unwrap(node, true);
  if (isCall(inner)) return isMember(inner.callee) && RECORD_CALLS.has(propertyName(inner.callee) ?? "");
  const sources = depth > 5 ? undefined : sourcesOf(inner, module);
  return sources?.every((one) => isRecord(one, module, depth + 1)) ?? false;
}

/** What functions and variables are called that hold bytes. */
const BYTES =
  /archive|asset|audio|avatar|binary|blob|body|buf|bytes|chunk|content|document|download|export|file|image|img|jpe?g|logo|media|pdf|photo|picture|png|qr|raw|render|report|screenshot|thumb|upload|video|xlsx|zip/i;

/** Whether a value may be bytes: nothing tells that it isn't, and its name or what gives it speaks of some. */
export function mayBeBytes(node: t.Node, module: Module, depth = 0): boolean {
  if (depth > 5 || isFromJson(node, module)) return depth > 5;
  const inner = unwrap(node, true);
  if (isCall(inner)) return BYTES.test(nameOf(inner.callee));
  if (BYTES.test(nameOf(inner))) return true;
  return (sourcesOf(inner, module) ?? []).some((one) => mayBeBytes(one, module, depth + 1));
}

function nameOf(node: t.Node): string {
  const inner = unwrap(node);
  if (isMember(inner)) return `${nameOf(inner.object)}.${propertyName(inner) ?? ""}`;
  return t.isIdentifier(inner) ? inner.name : "";
}
