/**
 * Headers that a handler sets first of all, the same for every reply: they become one constant of the module, or a
 * function of the request where one of them echoes it.
 */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { freeName, isInside, type Module } from "../module.js";
import { createPrinter } from "../print.js";
import { Refusal } from "../refusal.js";
import type { List, Part } from "../residual.js";
import { quoted } from "../style.js";
import type { FunctionNode } from "../syntax.js";
import { type CommonOp, type Setting, settingOf } from "./common-settings.js";
import { headerKey, headerName, headersObject } from "./headers.js";
import { literalStatus, type ReplyOp, type ResponseUse, readResponseUse } from "./response-use.js";

export interface CommonHeaders {
  /** The name of the constant or function. */
  name: string;
  /** What stands in a reply: `corsHeaders`, `corsHeaders(req)`. */
  value: string;
  ops: readonly CommonOp[];
  /** Reads of the request's headers, with the header's name: they make it a function. */
  reads: ReadonlyMap<t.Node, string>;
  /** The author's file has the object already. */
  isThere: boolean;
  /** The statements that set them: they go. */
  statements: ReadonlySet<t.Node>;
  /** Comments that stood at those, in their order. */
  comments: Set<t.Comment>;
}

/**
 * The headers that a handler sets at its top before anything else can reply, where the replies take them: their values
 * are constants or echo a header of the request, and nothing else in the handler sets the same header. Not where the
 * response goes by a second name.
 * @param known those of other functions: what is the same is declared once.
 */
export function commonHeadersOf(
  fn: FunctionNode,
  request: Binding | undefined,
  response: Binding | undefined,
  module: Module,
  known: readonly CommonHeaders[],
): CommonHeaders | undefined {
  const uses = response && usesOf(response, module);
  if (!uses || !t.isBlockStatement(fn.body)) return undefined;
  const settings: Setting[] = [];
  for (const statement of fn.body.body) {
    const setting = settingOf(statement, { request, response }, module);
    const isUsed = uses.some(({ root }) => isInside(root, statement));
    if (setting) settings.push(setting);
    else if (isUsed || settings.length > 0 || !t.isVariableDeclaration(statement)) break;
  }
  const ops = settings.flatMap((setting) => setting.ops);
  const statements = new Set<t.Node>(settings.map(({ statement }) => statement));
  const others = uses.filter(({ root }) => ![...statements].some((one) => isInside(root, one)));
  const replies = others.filter(
    (use) =>
      (use.send || use.argumentOf) &&
      !use.ops.some((op) => op.kind === "status" && literalStatus(op.value) === 405),
  );
  const isClear = settings.some(({ from }) => from !== "statement");
  if (ops.length < (isClear ? 1 : 2) || replies.length < (isClear ? 1 : 2)) return undefined;
  const set = [...ops, ...others.flatMap((use) => use.ops)];
  if (ops.some((op) => set.filter((other) => isSameHeader(op, other)).length > 1)) return undefined;
  const reads = new Map(settings.flatMap((setting) => [...setting.reads]));
  if (reads.size > 0 && !request) return undefined;
  const [only, ...more] = settings;
  const existing = more.length === 0 ? only!.object : undefined;
  const comments = new Set(settings.flatMap((setting) => setting.comments ?? []));
  const common = { ops, reads, isThere: existing !== undefined, statements, comments };
  const name = existing ?? nameFor(common, known, module);
  const value = reads.size > 0 ? `${name}(${request!.identifier.name})` : name;
  return { ...common, name, value };
}

/** A name for the constant or function: that of the same one, if another handler has it already. */
function nameFor(
  common: Pick<CommonHeaders, "ops" | "reads">,
  known: readonly CommonHeaders[],
  module: Module,
): string {
  const isCors = common.ops.every((op) => /^(?:access-control-|vary$)/i.test(headerName(op.name)!));
  const wanted = [isCors ? "corsHeaders" : "commonHeaders"];
  const first = freeName(module, wanted);
  const same = known.find(
    (one) =>
      !one.isThere && one.name === first && textOf(one, first, module) === textOf(common, first, module),
  );
  return same ? first : freeName(module, wanted, new Set(known.map(({ name }) => name)));
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

/** A header whose name isn't known may be any. */
function isSameHeader(one: CommonOp, other: ReplyOp): boolean {
  if (other.kind !== "header") return false;
  const name = headerKey(other.name);
  return name === undefined || name === headerKey(one.name)!;
}

/** Whether something that is set is one of the headers in common. */
export function isCommon(op: ReplyOp, common: CommonHeaders | undefined): boolean {
  return common?.ops.some((one) => one === op) ?? false;
}

/** Takes the statements that set the headers out of a list, and remembers what was said of them. */
export function leaveOutSettings({ items }: List, common: CommonHeaders): void {
  for (const item of [...items]) {
    if (!item.node || !common.statements.has(item.node)) continue;
    for (const comment of [...item.lead, ...item.trail, ...(item.below ?? [])]) common.comments.add(comment);
    const at = items.indexOf(item);
    const next = items[at + 1];
    if (next) next.blankBefore ||= item.blankBefore;
    items.splice(at, 1);
  }
}

/** The declaration of the constant or function. */
export function commonDeclaration(common: CommonHeaders, module: Module): string {
  const comments = [...common.comments]
    .sort((one, other) => one.start! - other.start!)
    .map(({ start, end }) => `${module.source.slice(start!, end!)}\n`);
  return `${comments.join("")}${textOf(common, common.name, module)}`;
}

function textOf({ ops, reads }: Pick<CommonHeaders, "ops" | "reads">, name: string, module: Module): string {
  const { style, typescript } = module;
  const replaced = new Map<t.Node, Part[]>();
  for (const [node, header] of reads) replaced.set(node, [`request.headers.get(${quoted(header, style)})`]);
  const printer = createPrinter(module, { lists: new Map(), replaced });
  const end = style.semicolons ? ";" : "";
  const object = headersObject([...ops] as (CommonOp & { mode: "set" })[], module);
  if (reads.size === 0) return `const ${name} = ${printer.parts(object, "")}${end}`;
  const type = typescript ? ": Request" : "";
  const returned = `${style.indent}return ${printer.parts(object, style.indent)}${end}`;
  return `function ${name}(request${type}) {\n${returned}\n}`;
}
