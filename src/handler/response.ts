/** Builds the Response that stands for a reply. */
import * as t from "@babel/types";
import type { Module } from "./module.js";
import { Refusal } from "./refusal.js";
import { literalStatus, type ResponseUse } from "./reply.js";
import type { Part } from "./residual.js";
import { quoted } from "./style.js";
import { isCall, isMember, needsParentheses, propertyName, unwrap, visitAll } from "./syntax.js";

export type StaticType = "string" | "number" | "boolean" | "object" | "buffer" | "nothing" | "unknown";

/** What an expression certainly is. */
function staticType(node: t.Node | undefined, module: Module, depth = 0): StaticType {
  if (!node || depth > 8) return node ? "unknown" : "nothing";
  if (t.isTSAsExpression(node) && t.isTSStringKeyword(node.typeAnnotation)) return "string";
  const inner = unwrap(node);
  if (t.isStringLiteral(inner) || t.isTemplateLiteral(inner)) return "string";
  if (t.isNumericLiteral(inner)) return "number";
  if (t.isBooleanLiteral(inner)) return "boolean";
  if (t.isNullLiteral(inner) || (t.isIdentifier(inner) && inner.name === "undefined")) return "nothing";
  if (t.isObjectExpression(inner) || t.isArrayExpression(inner)) return "object";
  if (t.isUnaryExpression(inner) && inner.operator === "!") return "boolean";
  if (t.isBinaryExpression(inner)) {
    if (inner.operator === "+") {
      const left = staticType(inner.left, module, depth + 1);
      const right = staticType(inner.right, module, depth + 1);
      if (left === "string" || right === "string") return "string";
      return left === "number" && right === "number" ? "number" : "unknown";
    }
    return ["-", "*", "/", "%", "**"].includes(inner.operator) ? "number" : "boolean";
  }
  if (t.isConditionalExpression(inner)) {
    const yes = staticType(inner.consequent, module, depth + 1);
    return yes === staticType(inner.alternate, module, depth + 1) ? yes : "unknown";
  }
  if (t.isLogicalExpression(inner) && inner.operator !== "&&") {
    const left = staticType(inner.left, module, depth + 1);
    const right = staticType(inner.right, module, depth + 1);
    return left === right ? left : "unknown";
  }
  if (t.isNewExpression(inner) && t.isIdentifier(inner.callee)) {
    if (["Uint8Array", "ArrayBuffer"].includes(inner.callee.name)) return "buffer";
    return ["Date", "Map", "Set", "Error"].includes(inner.callee.name) ? "object" : "unknown";
  }
  if (isCall(inner)) {
    const callee = unwrap(inner.callee);
    if (t.isIdentifier(callee)) {
      if (callee.name === "String") return "string";
      if (callee.name === "Number" || callee.name === "parseInt" || callee.name === "parseFloat")
        return "number";
      if (callee.name === "Boolean") return "boolean";
    }
    if (isMember(callee)) {
      const name = propertyName(callee) ?? "";
      if (t.isIdentifier(callee.object, { name: "Buffer" }))
        return name === "byteLength" ? "number" : name === "isBuffer" ? "boolean" : "buffer";
      if (t.isIdentifier(callee.object, { name: "JSON" }) && name === "stringify") return "string";
      if (
        [
          "toString",
          "toISOString",
          "toUTCString",
          "join",
          "toUpperCase",
          "toLowerCase",
          "trim",
          "toFixed",
          "padStart",
          "padEnd",
          "repeat",
          "replace",
          "replaceAll",
          "toLocaleString",
        ].includes(name)
      )
        return "string";
      if (["map", "filter", "flatMap", "sort", "split"].includes(name)) return "object";
      if (t.isIdentifier(callee.object, { name: "Date" }) && name === "now") return "number";
    }
    return "unknown";
  }
  if (isMember(inner)) {
    const name = propertyName(inner);
    if (name === "length" || name === "size") return "number";
    if (
      name === "message" &&
      t.isIdentifier(unwrap(inner.object)) &&
      /^(e|err|error|ex|exception)$/.test((unwrap(inner.object) as t.Identifier).name)
    )
      return "string";
    return "unknown";
  }
  if (t.isIdentifier(inner)) {
    const binding = module.bindings.get(inner);
    const annotation = t.isIdentifier(binding?.identifier) ? binding.identifier.typeAnnotation : undefined;
    if (t.isTSTypeAnnotation(annotation)) {
      const type = annotation.typeAnnotation;
      if (t.isTSStringKeyword(type)) return "string";
      if (t.isTSNumberKeyword(type)) return "number";
      if (t.isTSBooleanKeyword(type)) return "boolean";
      if (
        t.isTSTypeLiteral(type) ||
        t.isTSArrayType(type) ||
        (t.isTSTypeReference(type) && t.isIdentifier(type.typeName, { name: "Record" }))
      )
        return "object";
    }
    const declaration = binding?.path.node;
    if (t.isVariableDeclarator(declaration) && t.isIdentifier(declaration.id) && declaration.init) {
      const type = staticType(declaration.init, module, depth + 1);
      const assigned = binding!.constantViolations.map((path) =>
        t.isAssignmentExpression(path.node) && (path.node.operator === "=" || path.node.operator === "+=")
          ? staticType(path.node.right, module, depth + 1)
          : "unknown",
      );
      return assigned.every((other) => other === type) ? type : "unknown";
    }
  }
  return "unknown";
}

/** A header that is set on the way to a reply, ready to be written into `{ headers: { … } }`. */
export interface InlineHeader {
  name: t.Node;
  value: t.Node;
  mode: "set" | "append";
}

export interface ReplySetting {
  status?: { parts: Part[]; literal?: number };
  /** Headers written out in the call, or the variable that holds them. */
  headers: InlineHeader[];
  headersVariable?: string;
  /** The type argument of `NextApiResponse<T>`. */
  bodyType?: t.Node;
}

export interface BuiltReply {
  parts: Part[];
  usesNextResponse: boolean;
  notes: string[];
}

export function headerName(node: t.Node): string | undefined {
  const inner = unwrap(node);
  return t.isStringLiteral(inner) ? inner.value : undefined;
}

/** The Response for one sending use. */
export function buildReply(
  use: ResponseUse,
  setting: ReplySetting,
  module: Module,
  responseName: string,
): BuiltReply {
  const send = use.send!;
  const [first, second] = send.args;
  const status = setting.status?.literal;
  if (
    setting.status &&
    status === undefined &&
    send.kind !== "redirect" &&
    mayBeBodiless(setting.status.parts)
  )
    throw new Refusal(
      send.args[0] ?? use.node,
      "the status may be one without a body (204, 205 or 304), for which a Response with a body throws; write the two replies apart",
    );
  const bodiless = status === 204 || status === 205 || status === 304;
  if (send.kind === "redirect") return redirect(send.args, setting, module);
  if (bodiless) {
    if (first && !isInert(first))
      throw new Refusal(
        first,
        `a ${status} has no body, but this one is computed; move the call in front of the reply`,
      );
    return plain("null", without(setting, "content-type"), module);
  }
  if (send.kind === "json") {
    if (second) return halfConverted(first!, second, setting, module, responseName);
    return json(first, setting, module, responseName);
  }
  const type = staticType(first, module);
  if (type === "unknown" && send.kind === "send" && setting.headers.some(isTextType))
    return setting.headers.some(isBinaryType)
      ? plain(binary(first!, module), setting, module)
      : text(first!, setting, module);
  if (send.kind === "end") {
    if (!first || type === "nothing") return plain("null", setting, module);
    if (type === "object" || type === "number" || type === "boolean")
      throw new Refusal(
        first,
        "`end` throws for anything but text and bytes under the Pages Router; use `json` for objects",
      );
    return text(first, setting, module);
  }
  switch (type) {
    case "nothing":
      return plain("null", setting, module);
    case "string":
      return text(first!, setting, module);
    case "buffer":
      return plain(
        binary(first!, module),
        withDefault(setting, "Content-Type", "application/octet-stream"),
        module,
      );
    case "object":
    case "number":
    case "boolean":
      return json(first, setting, module, responseName);
    default: {
      const name = unwrap(first!);
      if (!t.isIdentifier(name) && !(isMember(name) && t.isIdentifier(name.object)))
        throw new Refusal(
          first!,
          "it isn't certain whether `send` gets text or an object here (they go out differently); use `json` for objects, `end` for text",
        );
      const asText = text(first!, setting, module);
      const asBuffer = plain(
        binary(first!, module),
        withDefault(setting, "Content-Type", "application/octet-stream"),
        module,
      );
      const asJson = json(first, setting, module, responseName);
      return {
        parts: [
          "Buffer.isBuffer(",
          first!,
          ")",
          { indented: ["\n? ", ...asBuffer.parts] },
          {
            indented: [
              "\n: typeof ",
              first!,
              ` === ${quoted("string", module.style)} || `,
              first!,
              " == null",
            ],
          },
          { indented: [`\n${module.style.indent}? `, ...asText.parts] },
          { indented: [`\n${module.style.indent}: `, ...asJson.parts] },
        ],
        usesNextResponse: asJson.usesNextResponse,
        notes: [],
      };
    }
  }
}

/** `done ? 204 : 200`. */
function mayBeBodiless(parts: Part[]): boolean {
  let found = false;
  for (const part of parts)
    if (typeof part === "object" && "type" in part)
      visitAll(part, (node) => {
        if (t.isNumericLiteral(node) && [204, 205, 304].includes(node.value)) found = true;
      });
  return found;
}

/** A Content-Type with which nobody sends an object. */
function isTextType(header: InlineHeader): boolean {
  const value = unwrap(header.value);
  return (
    headerName(header.name)?.toLowerCase() === "content-type" &&
    t.isStringLiteral(value) &&
    !/json/i.test(value.value)
  );
}

function json(
  body: t.Node | undefined,
  setting: ReplySetting,
  module: Module,
  responseName: string,
): BuiltReply {
  const value = body && unwrap(body, true);
  const lookup =
    value &&
    isCall(value) &&
    isMember(value.callee) &&
    ["get", "find"].includes(propertyName(value.callee) ?? "");
  if (body && (t.isOptionalMemberExpression(value) || (lookup && !t.isAwaitExpression(unwrap(body)))))
    throw new Refusal(
      body,
      "the value may be undefined, for which `NextResponse.json` throws; say what is sent then (`?? null`)",
    );
  if (!body || (staticType(body, module) === "nothing" && !t.isNullLiteral(unwrap(body))))
    return plain(
      "null",
      withDefault(without(setting, "content-type"), "Content-Type", "application/json"),
      module,
    );
  // Pages overwrites a Content-Type that was set before (measured on Next 14, 15 and 16).
  const init = initOf(without(setting, "content-type"), module);
  const callee: Part[] = setting.bodyType
    ? [`${responseName}.json<`, setting.bodyType, ">"]
    : [`${responseName}.json`];
  return { parts: [{ callee, args: init ? [[body], init] : [[body]] }], usesNextResponse: true, notes: [] };
}

/** `res.json(body, { status: 400 })`: the author already thought of NextResponse. */
function halfConverted(
  body: t.Node,
  init: t.Node,
  setting: ReplySetting,
  _module: Module,
  responseName: string,
): BuiltReply {
  if (setting.status || setting.headers.length > 0 || setting.headersVariable)
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

function text(body: t.Node, setting: ReplySetting, module: Module): BuiltReply {
  const value = unwrap(body);
  const literal = t.isStringLiteral(value)
    ? value.value
    : t.isTemplateLiteral(value)
      ? (value.quasis[0]?.value.raw ?? "")
      : "";
  // Sent without a Content-Type, browsers show HTML as HTML; text/plain would show its source.
  const html = /^\s*<(?:!doctype|[a-z])/i.test(literal);
  return plain(
    body,
    html ? withDefault(setting, "Content-Type", "text/html; charset=utf-8") : setting,
    module,
  );
}

function isBinaryType(header: InlineHeader): boolean {
  const value = unwrap(header.value);
  return t.isStringLiteral(value) && /pdf|image|audio|video|octet|zip|font/i.test(value.value);
}

/** Node's Buffer is a valid body, but not for every version of the DOM's types. */
function binary(body: t.Node, module: Module): Part[] {
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

function redirect(args: t.Node[], setting: ReplySetting, module: Module): BuiltReply {
  const [first, second] = args;
  if (!first)
    throw new Refusal(
      module.program,
      "`redirect()` without a URL throws under the Pages Router; give it one",
    );
  const url = second ?? first;
  const type = staticType(first, module);
  if (!second && type === "number")
    throw new Refusal(first, "`redirect()` without a URL throws under the Pages Router; give it one");
  const status = second
    ? { parts: [first] as Part[], literal: literalStatus(first) }
    : { parts: ["307"], literal: 307 };
  // A relative Location goes out as it is; NextResponse.redirect would send the server's own host behind a proxy.
  const location: InlineHeader = { name: t.stringLiteral("Location"), value: url, mode: "set" };
  const headers = setting.headers.filter((header) => headerName(header.name)?.toLowerCase() !== "location");
  return plain("null", { ...setting, status, headers: [...headers, location] }, module);
}

function without(setting: ReplySetting, name: string): ReplySetting {
  return {
    ...setting,
    headers: setting.headers.filter((header) => headerName(header.name)?.toLowerCase() !== name),
  };
}

function withDefault(setting: ReplySetting, name: string, value: string): ReplySetting {
  if (setting.headersVariable) return setting;
  if (setting.headers.some((header) => headerName(header.name)?.toLowerCase() === name.toLowerCase()))
    return setting;
  return {
    ...setting,
    headers: [
      ...setting.headers,
      { name: t.stringLiteral(name), value: t.stringLiteral(value), mode: "set" },
    ],
  };
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
    fields.push(["headers: ", ...headersObject(setting.headers, module)]);
  }
  if (fields.length === 0) return undefined;
  return [{ fields, open: "{", lines: false }];
}

/** An object literal of headers; of several cookies, a Headers-like list of pairs. */
function headersObject(headers: InlineHeader[], module: Module): Part[] {
  const { style } = module;
  const last = new Map<string, InlineHeader>();
  const pairs: InlineHeader[] = [];
  for (const header of headers) {
    const name = headerName(header.name)?.toLowerCase();
    const earlier = name !== undefined && header.mode === "set" ? last.get(name) : undefined;
    if (earlier) pairs.splice(pairs.indexOf(earlier), 1);
    if (name !== undefined) last.set(name, header);
    pairs.push(header);
  }
  const expanded = pairs.flatMap((header) => cookieLines(header));
  const names = expanded.map((header) => headerName(header.name)?.toLowerCase());
  const repeats = new Set(names).size < names.length || (names.includes(undefined) && names.length > 1);
  const entries = expanded.map((header): Part[] => {
    const value = headerValue(header.value, module);
    const name = headerName(header.name);
    if (repeats)
      return [
        {
          fields: [[name === undefined ? header.name : quoted(name, style)], value],
          open: "[",
          lines: false,
        },
      ];
    if (name === undefined) return ["[", header.name, "]: ", ...value];
    return [`${/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name, style)}: `, ...value];
  });
  return [{ fields: entries, open: repeats ? "[" : "{", lines: entries.length > 1 }];
}

/** `Set-Cookie` with a list is one line for each. */
function cookieLines(header: InlineHeader): InlineHeader[] {
  const value = unwrap(header.value);
  if (headerName(header.name)?.toLowerCase() !== "set-cookie" || !t.isArrayExpression(value)) return [header];
  return value.elements.map((element) => {
    if (!element || t.isSpreadElement(element))
      throw new Refusal(value, "the list of cookies is spread; write the cookies out");
    return { name: header.name, value: element, mode: "append" };
  });
}

/** A header's value as a string, as Node would send it. */
export function headerValue(node: t.Node, module: Module): Part[] {
  const value = unwrap(node);
  if (t.isStringLiteral(value)) return [value.start == null ? quoted(value.value, module.style) : value];
  if (t.isNumericLiteral(value) || t.isBooleanLiteral(value))
    return [quoted(String(value.value), module.style)];
  if (t.isArrayExpression(value)) {
    const texts = value.elements.map((element) => (t.isStringLiteral(element) ? element.value : undefined));
    if (texts.every((text) => text !== undefined)) return [quoted(texts.join(", "), module.style)];
    return [value, `.join(${quoted(", ", module.style)})`];
  }
  const type = staticType(node, module);
  if (type === "string") return [node];
  if (t.isIdentifier(value)) {
    const declaration = module.bindings.get(value)?.path.node;
    if (t.isVariableDeclarator(declaration) && t.isArrayExpression(unwrap(declaration.init ?? value)))
      return [value, `.join(${quoted(", ", module.style)})`];
  }
  if (
    type === "number" ||
    type === "boolean" ||
    (type === "unknown" && module.typescript && !t.isTSAsExpression(node) && !looksLikeText(value))
  )
    return ["String(", node, ")"];
  return needsParentheses(node) && t.isSequenceExpression(node) ? ["(", node, ")"] : [node];
}

/** TypeScript lets only text, numbers and lists through `setHeader`; what is told by its name or fallback is text. */
function looksLikeText(node: t.Node): boolean {
  if (t.isLogicalExpression(node))
    return t.isStringLiteral(unwrap(node.right)) || looksLikeText(unwrap(node.right));
  if (isCall(node)) {
    const callee = unwrap(node.callee);
    const name = t.isIdentifier(callee) ? callee.name : isMember(callee) ? (propertyName(callee) ?? "") : "";
    return /serialize|cookie|token|hash|sign|url|origin/i.test(name);
  }
  const name = t.isIdentifier(node) ? node.name : isMember(node) ? (propertyName(node) ?? "") : "";
  return /origin|url|path|name|cookie|token|type|etag|key|slug|location/i.test(name);
}

/** Evaluating it does nothing and can be left out. */
export function isInert(node: t.Node): boolean {
  const inner = unwrap(node);
  if (t.isLiteral(inner) && !t.isTemplateLiteral(inner)) return true;
  if (t.isIdentifier(inner)) return true;
  if (t.isTemplateLiteral(inner)) return inner.expressions.every((expression) => isInert(expression));
  if (isMember(inner)) return isInert(inner.object) && (!inner.computed || isInert(inner.property));
  if (t.isObjectExpression(inner))
    return inner.properties.every((p) =>
      t.isSpreadElement(p) ? isInert(p.argument) : t.isObjectProperty(p) && isInert(p.value),
    );
  if (t.isArrayExpression(inner))
    return inner.elements.every((e) => !e || isInert(t.isSpreadElement(e) ? e.argument : e));
  if (t.isBinaryExpression(inner) || t.isLogicalExpression(inner))
    return isInert(inner.left) && isInert(inner.right);
  if (t.isUnaryExpression(inner)) return inner.operator !== "delete" && isInert(inner.argument);
  if (t.isConditionalExpression(inner))
    return isInert(inner.test) && isInert(inner.consequent) && isInert(inner.alternate);
  return false;
}
