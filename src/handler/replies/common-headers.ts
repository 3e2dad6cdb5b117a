/** Headers that a handler sets first of all, the same for every reply: they become one constant of the module. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { freeName, isInside, type Module } from "../module.js";
import { createPrinter } from "../print.js";
import { Refusal } from "../refusal.js";
import type { Item } from "../residual.js";
import type { FunctionNode } from "../syntax.js";
import { headerName, headersObject } from "./headers.js";
import { isConstantText } from "./movable.js";
import { literalStatus, type ReplyOp, type ResponseUse, readResponseUse } from "./response-use.js";

type HeaderOp = ReplyOp & { kind: "header"; value: t.Node };

export interface CommonHeaders {
  /** The name of the constant. */
  name: string;
  ops: readonly HeaderOp[];
  /** The nodes of `ops`, by which they are known again. */
  nodes: ReadonlySet<t.Node>;
  /** Comments that stood at the statements which set them, in their order. */
  comments: Set<t.Comment>;
}

/** What has a meaning of its own for each reply. */
const OF_ONE_REPLY = ["content-type", "content-length", "set-cookie", "location"];

/**
 * The headers that a handler sets at its top before anything else can reply, where several replies take them: their values
 * are constants, and nothing else in the handler sets the same header. Not where the response goes by a second name.
 * @param taken names of other such constants.
 */
export function commonHeadersOf(
  fn: FunctionNode,
  response: Binding | undefined,
  module: Module,
  taken: ReadonlySet<string>,
): CommonHeaders | undefined {
  const uses = response && usesOf(response, module);
  if (!uses || !t.isBlockStatement(fn.body)) return undefined;
  const others = uses.flatMap(({ ops }) => ops).filter((op) => op.kind === "header");
  const ops: HeaderOp[] = [];
  for (const statement of fn.body.body) {
    const use = uses.find(({ node }) => t.isExpressionStatement(statement) && statement.expression === node);
    const isOnlySetting = use && !use.send && !use.asks && use.ops.every(isConstantHeader);
    if (isOnlySetting) ops.push(...(use.ops as HeaderOp[]));
    else if (use || ops.length > 0 || !t.isVariableDeclaration(statement)) break;
    else if (uses.some(({ node }) => isInside(node, statement))) break;
  }
  const own = ops.filter((op) => others.filter((other) => isSameHeader(op, other)).length === 1);
  const replies = uses.filter(
    (use) =>
      (use.send || use.argumentOf) &&
      !use.ops.some((op) => op.kind === "status" && literalStatus(op.value) === 405),
  );
  if (own.length < 2 || own.length < ops.length || replies.length < 2) return undefined;
  const isCors = own.every((op) => /^(?:access-control-|vary$)/i.test(headerName(op.name)!));
  const wanted = isCors ? "corsHeaders" : "commonHeaders";
  const name = freeName(module, [wanted], taken);
  return { name, ops: own, nodes: new Set(own.map(({ node }) => node)), comments: new Set() };
}

/** All uses of the response, dead ones too; nothing where one can't be read. */
function usesOf(response: Binding, module: Module): ResponseUse[] | undefined {
  try {
    return response.referencePaths.map(({ node }) => readResponseUse(node, module));
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function isConstantHeader(op: ReplyOp): boolean {
  if (op.kind !== "header" || op.mode !== "set" || !op.value || !isConstantText(op.value)) return false;
  const name = headerName(op.name)?.toLowerCase();
  return name !== undefined && !OF_ONE_REPLY.includes(name);
}

/** A header whose name isn't known may be any. */
function isSameHeader(one: HeaderOp, other: ReplyOp & { kind: "header" }): boolean {
  const name = headerName(other.name)?.toLowerCase();
  return name === undefined || name === headerName(one.name)!.toLowerCase();
}

/** Remembers what was said of the headers. */
export function keepComments(common: CommonHeaders, item: Item): void {
  for (const comment of [...item.lead, ...item.trail, ...(item.below ?? [])]) common.comments.add(comment);
}

/** The declaration of the constant. */
export function commonDeclaration(common: CommonHeaders, module: Module): string {
  const headers = common.ops.map((op) => ({ ...op, mode: "set" as const }));
  const printer = createPrinter(module, { lists: new Map(), replaced: new Map() });
  const comments = [...common.comments]
    .sort((one, other) => one.start! - other.start!)
    .map(({ start, end }) => `${module.source.slice(start!, end!)}\n`);
  const end = module.style.semicolons ? ";" : "";
  return `${comments.join("")}const ${common.name} = ${printer.parts(headersObject(headers, module), "")}${end}`;
}
