/** Builds the Response that stands for a reply. */

import * as t from "@babel/types";
import type { Module } from "../module.js";
import { Refusal } from "../refusal.js";
import type { Part } from "../residual.js";
import { quoted } from "../style.js";
import { isCall, isMember, needsParentheses, propertyName, unwrap } from "../syntax.js";
import { harmless, isInert } from "./harmless.js";
import { headerKey, headersObject, type InlineHeader, isBinaryType, isTextType } from "./headers.js";
import { literalStatus, type ResponseUse } from "./response-use.js";
import { isRecord, mayBeBytes } from "./sent-value.js";
import { isFromJson, mayBeFromJson, staticType } from "./static-type.js";
import { type StatusValues, statusValues } from "./status-values.js";
import { textKind } from "./text-kind.js";
import { bodyReadOf, isStatusOfParsed } from "./unknown-status.js";

export interface ReplySetting {
  status?: { parts: Part[]; literal?: number; values?: StatusValues };
  /** Headers written out in the call, or the variable that holds them. */
  headers: InlineHeader[];
  headersVariable?: string;
  /** What the Pages Router sets by itself, to be set on that variable in front of the reply. */
  late?: LateHeader[];
  /** The body, where it was written in parts, and its first part. */
  written?: { parts: Part[]; first: t.Node };
  /** A variable that holds the body already. */
  bodyName?: string;
  /** The constant that holds the headers which all replies have in common. */
  common?: string;
  /** A Content-Type of the author's may have been set on the way here. */
  typed?: boolean;
  /** The type argument of `NextApiResponse<T>`. */
  bodyType?: t.Node;
}

export interface LateHeader {
  name: string;
  value: string;
  /** It gives way to what the author has set. */
  yields: boolean;
  /** Only for bodies of which this holds. */
  when?: Part[];
}

interface BuiltReply {
  parts: Part[];
  usesNextResponse: boolean;
  notes: string[];
}

/** The Response for one sending use. */
export function buildReply(
  use: ResponseUse,
  setting: ReplySetting,
  module: Module,
  responseName: string,
): BuiltReply {
  const send = use.send!;
  const { bodiless = [], only = false } = setting.status?.values ?? {};
  const unknown = mayBeBodiless(send, setting, module);
  const branches =
    send.kind !== "redirect" && (bodiless.length > 0 || unknown) && !only && send.args.length > 0;
  return branches
    ? withOrWithoutBody(use, setting, unknown ? "unknown" : bodiless, module, responseName)
    : replyWith(send, setting, only && bodiless.length > 0, module, responseName);
}

/** Whether a status that only the run tells may be one without a body. */
function mayBeBodiless(
  { args }: NonNullable<ResponseUse["send"]>,
  { status }: ReplySetting,
  module: Module,
): boolean {
  if (!status?.values?.unknown) return false;
  const [expression] = status.parts;
  const isNode = typeof expression === "object" && "type" in expression;
  return !isNode || !isStatusOfParsed(expression, args, module);
}

/** `done ? 200 : 204`: a Response with a body throws for some of the statuses, so these get one without. */
function withOrWithoutBody(
  use: ResponseUse,
  setting: ReplySetting,
  statuses: number[] | "unknown",
  module: Module,
  responseName: string,
): BuiltReply {
  const send = use.send!;
  const status = setting.status!;
  const [expression] = status.parts;
  if (!send.args.every((arg) => harmless(arg, module) || bodyReadOf(arg)) || !isInertPart(expression))
    throw new Refusal(
      send.args[0]!,
      "the status may be one without a body (204, 205 or 304), for which a Response with a body throws; write the two replies apart",
    );
  const node = typeof expression === "object" && "type" in expression ? unwrap(expression) : undefined;
  const empty = plain("null", withoutBodyHeaders(send, setting, module), module);
  const late = setting.late?.length;
  const layout = (test: Part[], yes: BuiltReply, no: BuiltReply): BuiltReply => ({
    parts: [...test, { indented: ["\n? ", ...yes.parts] }, { indented: ["\n: ", ...no.parts] }],
    usesNextResponse: yes.usesNextResponse || no.usesNextResponse,
    notes: [...yes.notes, ...no.notes],
  });
  if (t.isConditionalExpression(node)) {
    const side = (value: t.Node): BuiltReply =>
      buildReply(use, { ...setting, status: statusOf([value], module) }, module, responseName);
    return layout([node.test], side(node.consequent), side(node.alternate));
  }
  const test =
    statuses === "unknown"
      ? ["[204, 304].includes(", expression!, ")"]
      : statuses.flatMap((one, index): Part[] => [
          ...(index > 0 ? [" || "] : []),
          expression!,
          ` === ${one}`,
        ]);
  const full = replyWith(send, { ...setting, status: { parts: status.parts } }, false, module, responseName);
  if (late !== setting.late?.length)
    throw new Refusal(
      send.args[0]!,
      "whether a Content-Type is sent depends on the status; write the two replies apart",
    );
  return layout(test, empty, full);
}

/** A status that is written as an expression, with what is known of its values. */
export function statusOf(values: [t.Node], module: Module): NonNullable<ReplySetting["status"]> {
  return { parts: values, literal: literalStatus(values[0]), values: statusValues(values, module) };
}

function isInertPart(part: Part | undefined): boolean {
  return typeof part === "string" || (typeof part === "object" && "type" in part && isInert(part));
}

/** Pages takes the Content-Type away from a 204 or 304 that `json` or `send` gets a body for; `end` and `send(null)` leave it. */
export function keepsTypeWithoutBody(send: NonNullable<ResponseUse["send"]>, module: Module): boolean {
  return send.kind === "end" || (send.kind === "send" && staticType(send.args[0], module) === "nothing");
}

function withoutBodyHeaders(
  send: NonNullable<ResponseUse["send"]>,
  setting: ReplySetting,
  module: Module,
): ReplySetting {
  return keepsTypeWithoutBody(send, module) ? setting : without(setting, "content-type");
}

function replyWith(
  send: NonNullable<ResponseUse["send"]>,
  setting: ReplySetting,
  bodiless: boolean,
  module: Module,
  responseName: string,
): BuiltReply {
  const [first, second] = send.args;
  const status = setting.status?.literal;
  if (send.kind === "redirect") return redirect(send, setting, module);
  if (bodiless) {
    if (first && !isInert(first))
      throw new Refusal(
        first,
        `a ${status ?? "reply with this status"} has no body, but this one is computed; move the call in front of the reply`,
      );
    return plain("null", withoutBodyHeaders(send, setting, module), module);
  }
  if (send.kind === "json") {
    if (second) return halfConverted(first!, second, setting, module, responseName);
    return json(first, send.mayBeUndefined ?? false, setting, module, responseName);
  }
  const stringified = send.mayBeUndefined ? undefined : stringifiedValue(first, setting);
  if (stringified) return json(stringified, false, setting, module, responseName);
  const type = staticType(first, module);
  const isText = setting.headers.some(isTextType) && !(first && mayBeFromJson(first, module));
  if (type === "unknown" && send.kind === "send" && isText)
    return setting.headers.some(isBinaryType)
      ? plain(binary(first!, module), setting, module)
      : text(first!, send, setting, module);
  if (setting.written) return text(setting.written.first, {}, setting, module, setting.written.parts);
  if (send.kind === "end") {
    if (!first || type === "nothing") return plain("null", setting, module);
    if (type === "object" || type === "number" || type === "boolean")
      throw new Refusal(
        first,
        "`end` throws for anything but text and bytes under the Pages Router; use `json` for objects",
      );
    if (type === "buffer" || type === "bytes" || (type === "unknown" && setting.headers.some(isBinaryType)))
      return plain(binary(first, module), setting, module);
    return text(first, send, setting, module);
  }
  switch (type) {
    case "nothing":
      return plain("null", setting, module);
    case "string":
      return text(first!, send, setting, module);
    case "buffer":
      return plain(binary(first!, module), withType(setting, "application/octet-stream"), module);
    case "object":
    case "bytes":
    case "number":
    case "boolean":
      return json(first, false, setting, module, responseName);
    default:
      return byType(first!, setting, module, responseName);
  }
}

/** `x` of `JSON.stringify(x)` that is sent as JSON: what `json` would send. */
function stringifiedValue(body: t.Node | undefined, setting: ReplySetting): t.Node | undefined {
  const call = body && unwrap(body);
  if (!isCall(call) || !isMember(call.callee) || setting.headersVariable || setting.written) return undefined;
  if (!t.isIdentifier(call.callee.object, { name: "JSON" }) || propertyName(call.callee) !== "stringify")
    return undefined;
  const types = setting.headers.filter(({ name }) => headerKey(name) === "content-type");
  const [value, ...others] = call.arguments;
  const isJson = types.length === 1 && t.isStringLiteral(types[0]!.value, { value: "application/json" });
  const isSure = value && t.isExpression(value) && others.length === 0;
  return isJson && isSure ? value : undefined;
}

/** Whether a value that `send` gets must be looked at twice: what it is decides how it goes out. */
export function needsName(
  send: NonNullable<ResponseUse["send"]>,
  setting: ReplySetting,
  module: Module,
): boolean {
  const [first] = send.args;
  if (send.kind !== "send" || !first) return false;
  if (setting.headers.some(isTextType) && !mayBeFromJson(first, module)) return false;
  const value = unwrap(first);
  const isName = t.isIdentifier(value) || (isMember(value) && t.isIdentifier(value.object));
  return !isName && staticType(first, module) === "unknown" && !isRecord(first, module);
}

/** Text, bytes and everything else go out differently. */
function byType(value: t.Node, setting: ReplySetting, module: Module, responseName: string): BuiltReply {
  const name: Part = setting.bodyName ?? value;
  if (isRecord(value, module)) return asJsonReply([name], setting, module, responseName);
  const isSure = hasType(setting) || isFromJson(value, module) || textKind(value, module) === "plain";
  const asText = plain(isSure ? name : untyped([name, ` ?? ${quoted("", module.style)}`]), setting, module);
  const asJson = asJsonReply([name], setting, module, responseName);
  const isText: Part[] = ["typeof ", name, ` === ${quoted("string", module.style)} || `, name, " == null"];
  const isJson = isFromJson(value, module);
  if (isJson || (!module.context.exact && !mayBeBytes(value, module)))
    return {
      parts: [...isText, { indented: ["\n? ", ...asText.parts] }, { indented: ["\n: ", ...asJson.parts] }],
      usesNextResponse: asJson.usesNextResponse,
      notes: isJson ? [] : [withoutBytes(value)],
    };
  const isBuffer: Part[] = ["Buffer.isBuffer(", name, ")"];
  const asBuffer = plain(
    binary(name, module),
    withType(setting, "application/octet-stream", { when: isBuffer }),
    module,
  );
  return {
    parts: [
      ...isBuffer,
      { indented: ["\n? ", ...asBuffer.parts] },
      { indented: ["\n: ", ...isText] },
      { indented: [`\n${module.style.indent}? `, ...asText.parts] },
      { indented: [`\n${module.style.indent}: `, ...asJson.parts] },
    ],
    usesNextResponse: asJson.usesNextResponse,
    notes: [],
  };
}

function withoutBytes({ loc }: t.Node): string {
  return `Line ${loc!.start.line}: what is sent goes out as text or as JSON; the Pages Router sends bytes (a Buffer) as they are.`;
}

function json(
  body: t.Node | undefined,
  mayBeUndefined: boolean,
  setting: ReplySetting,
  module: Module,
  responseName: string,
): BuiltReply {
  if (!body || (staticType(body, module) === "nothing" && !t.isNullLiteral(unwrap(body))))
    return plain(
      "null",
      withType(without(setting, "content-type"), "application/json", { yields: false }),
      module,
    );
  return asJsonReply(mayBeUndefined ? orNull(body) : [body], setting, module, responseName);
}

/** What JSON has no text for goes out as null. */
function orNull(body: t.Node): Part[] {
  const [open, close] = needsParentheses(body) ? ["(", ")"] : ["", ""];
  return [open, body, `${close} ?? null`];
}

function asJsonReply(body: Part[], setting: ReplySetting, module: Module, responseName: string): BuiltReply {
  // Pages overwrites a Content-Type that was set before (measured on Next 14, 15 and 16).
  const init = initOf(without(setting, "content-type"), module);
  const callee: Part[] = setting.bodyType
    ? [`${responseName}.json<`, setting.bodyType, ">"]
    : [`${responseName}.json`];
  return { parts: [{ callee, args: init ? [body, init] : [body] }], usesNextResponse: true, notes: [] };
}

/** `res.json(body, { status: 400 })`: the author already thought of NextResponse. */
function halfConverted(
  body: t.Node,
  init: t.Node,
  setting: ReplySetting,
  _module: Module,
  responseName: string,
): BuiltReply {
  if (setting.status || setting.headers.length > 0 || setting.headersVariable || setting.common)
    throw new Refusal(
      init,
      "the reply has a status or headers twice: in the chain and in the second argument of `json`",
    );
  return {
    parts: [{ callee: [`${responseName}.json`], args: [[body], [init]] }],
    usesNextResponse: true,
    notes: [],
  };
}

function text(
  body: t.Node,
  { mayBeUndefined = false }: { mayBeUndefined?: boolean },
  setting: ReplySetting,
  module: Module,
  whole: Part[] = [body],
): BuiltReply {
  // Sent without a Content-Type, browsers show HTML as HTML; text/plain would show its source.
  const kind = textKind(body, module);
  if (kind === "html") return plain(whole, withType(setting, "text/html; charset=utf-8"), module);
  if (kind === "plain" || hasType(setting)) return plain(whole, setting, module);
  // Nothing is an empty body; a Blob would make a text of it.
  const [open, close] = needsParentheses(body) ? ["(", ")"] : ["", ""];
  const surely = mayBeUndefined ? [open, ...whole, `${close} ?? ${quoted("", module.style)}`] : whole;
  return plain(untyped(surely), setting, module);
}

/** Whether the reply has a Content-Type of the author's. */
function hasType({ headers, typed = false }: ReplySetting): boolean {
  return typed || headers.some(({ name }) => (headerKey(name) ?? "content-type") === "content-type");
}

/** A text of a kind that nobody knows goes out as the Pages Router sends it: a Blob has no type, where a text is text/plain. */
function untyped(body: Part[]): Part[] {
  return [{ callee: ["new Blob"], args: [[{ fields: [body], open: "[", lines: false }]] }];
}

/** Node's Buffer is a valid body, but not for every version of the DOM's types. */
function binary(body: Part, module: Module): Part[] {
  return module.typescript ? [body, " as BodyInit"] : [body];
}

function plain(body: Part | Part[], setting: ReplySetting, module: Module): BuiltReply {
  const init = initOf(setting, module);
  return {
    parts: [{ callee: ["new Response"], args: init ? [[body].flat(), init] : [[body].flat()] }],
    usesNextResponse: false,
    notes: [],
  };
}

function redirect(
  { args, mayBeUndefined }: NonNullable<ResponseUse["send"]>,
  setting: ReplySetting,
  module: Module,
): BuiltReply {
  const [first, second] = args;
  if (!first)
    throw new Refusal(
      module.program,
      "`redirect()` without a URL throws under the Pages Router; give it one",
    );
  const url = second ?? first;
  const type = staticType(first, module);
  if ((!second && type === "number") || staticType(url, module) === "nothing")
    throw new Refusal(first, "`redirect()` without a URL throws under the Pages Router; give it one");
  const status = second
    ? { parts: [first] as Part[], literal: literalStatus(first) }
    : { parts: ["307"], literal: 307 };
  // A relative Location goes out as it is; NextResponse.redirect would send the server's own host behind a proxy.
  const location: InlineHeader = {
    name: t.stringLiteral("Location"),
    value: url,
    mode: "set",
    mayBeUndefined,
  };
  const headers = setting.headers.filter((header) => headerKey(header.name) !== "location");
  return plain("null", { ...setting, status, headers: [...headers, location] }, module);
}

function without(setting: ReplySetting, name: string): ReplySetting {
  return {
    ...setting,
    headers: setting.headers.filter((header) => headerKey(header.name) !== name),
  };
}

/** The Content-Type that a body goes out with where the author has set none. */
function withType(
  setting: ReplySetting,
  value: string,
  { yields = true, when }: { yields?: boolean; when?: Part[] } = {},
): ReplySetting {
  if (setting.headersVariable) {
    setting.late?.push({ name: "Content-Type", value, yields, when });
    return setting;
  }
  if (setting.headers.some((header) => headerKey(header.name) === "content-type")) return setting;
  return {
    ...setting,
    headers: [
      ...setting.headers,
      { name: t.stringLiteral("Content-Type"), value: t.stringLiteral(value), mode: "set" },
    ],
  };
}

/** `{ ...corsHeaders, "X-Total": "3" }` */
function withCommon(common: string | undefined, headers: Part[]): Part[] {
  const [object] = headers;
  if (common === undefined || typeof object !== "object" || !("fields" in object)) return headers;
  const spread = object.open === "{" ? `...${common}` : `...Object.entries(${common})`;
  return [{ ...object, fields: [[spread], ...object.fields], lines: true }];
}

/** `{ status: 400, headers: { … } }`, or nothing where nothing is to be said. */
function initOf(setting: ReplySetting, module: Module): Part[] | undefined {
  const fields: Part[][] = [];
  if (setting.status && setting.status.literal !== 200) {
    const only = setting.status.parts.length === 1 ? setting.status.parts[0] : undefined;
    const shorthand =
      only === "status" ||
      (typeof only === "object" && "type" in only && t.isIdentifier(only, { name: "status" }));
    // The name stays a node of the tree, so that its declaration is known to be needed.
    fields.push(shorthand ? setting.status.parts : ["status: ", ...setting.status.parts]);
  }
  if (setting.headersVariable && setting.headers.length === 0)
    fields.push([setting.headersVariable === "headers" ? "headers" : `headers: ${setting.headersVariable}`]);
  else if (setting.headers.length > 0) {
    if (setting.headersVariable) throw new Error("headers are either inline or in a variable");
    fields.push(["headers: ", ...withCommon(setting.common, headersObject(setting.headers, module))]);
  } else if (setting.common) fields.push([`headers: ${setting.common}`]);
  if (fields.length === 0) return undefined;
  return [{ fields, open: "{", lines: false }];
}
