/** The OPTIONS that a route with CORS headers lacks, with the headers that its methods send. */
import type * as t from "@babel/types";
import type { HttpMethod } from "../../handler/contract.js";
import { quoted, readStyle } from "../../handler/style.js";
import type { NextApp, RouteFile } from "../../project/contract.js";
import { programOf } from "../../project/parse.js";
import { forEachNode } from "../for-each-node.js";
import type { RuleFinding, RuleResult } from "../rule.js";
import { servedMethods } from "../served-methods.js";

const ORIGIN = "access-control-allow-origin";

/**
 * A browser asks by OPTIONS before it sends a method or a content type that forms don't have (https://fetch.spec.whatwg.org/#cors-preflight-fetch). Next answers it by
 * itself with 204 and `Allow`, and none of the headers that the methods send (measured on 14, 15 and 16).
 */
export function missingPreflight(route: RouteFile, app: NextApp): RuleResult[] {
  const methods = servedMethods(route);
  if (methods === "unknown" || methods.includes("OPTIONS")) return [];
  const sending = methods.filter((method) => method !== "GET" && method !== "HEAD");
  if (sending.length === 0) return [];
  const program = programOf(route);
  const sent = program && headersSent(program, route, app);
  if (program === undefined || sent === undefined) return [];
  const { line, column } = sent.node.loc!.start;
  const text = sent.values && optionsExport(sent.values, methods, route, program);
  const finding: RuleFinding = {
    safety: text === undefined ? "manual" : "unsafe",
    methods: ["OPTIONS"],
    line,
    column: column + 1,
    message: [
      `${sending.join(", ")} of ${route.url} ${sending.length === 1 ? "sends" : "send"} \`Access-Control-Allow-Origin\` for pages of other origins, but the file exports no OPTIONS: a browser asks by that first, Next.js answers 204 without these headers, and the ${sending[0]} is never sent.`,
      text === undefined
        ? "Export an OPTIONS that answers 204 with the same headers, `Access-Control-Allow-Methods` and `Access-Control-Allow-Headers`."
        : "An OPTIONS with the route's own headers assumes that they are meant for these methods.",
    ].join(" "),
    notes: [],
  };
  const at = route.text.length;
  return [
    {
      path: route.path,
      findings: [finding],
      ...(text !== undefined && { edits: [{ start: at, end: at, text }] }),
    },
  ];
}

interface Sent {
  /** The first place that names them. */
  node: t.Node;
  /** What an OPTIONS needs to send them; undefined where they differ from request to request. */
  values?: Values;
}

interface Values {
  /** An object of the file, or one that it imports, with the headers in it. */
  name?: string;
  /** Lower-case names of the headers that `name` has. */
  has: Set<string>;
  /** The others, by their names as they are written. */
  own: Map<string, string>;
}

function headersSent(program: t.Program, route: RouteFile, app: NextApp): Sent | undefined {
  const shared = sharedObject(program, route, app);
  if (shared !== undefined) return shared;
  const own = new Map<string, string>();
  let first: t.Node | undefined;
  let isOpen = false;
  const add = (node: t.Node, key: t.Node, value: t.Node | undefined) => {
    const name = key.type === "StringLiteral" ? key.value : "";
    if (!/^access-control-allow-/i.test(name)) return;
    if (name.toLowerCase() === ORIGIN) first ??= node;
    if (value?.type !== "StringLiteral") {
      isOpen = true;
      return;
    }
    const known = [...own].find(([one]) => one.toLowerCase() === name.toLowerCase());
    if (known === undefined) own.set(name, value.value);
    else if (known[1] !== value.value) isOpen = true;
  };
  forEachNode(program, (node) => {
    if (node.type === "ObjectProperty" && !node.computed) add(node, node.key, node.value);
    // `response.headers.set(name, value)`, `headers.append(name, value)`
    if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return;
    const { property } = node.callee;
    if (property.type !== "Identifier" || !/^(?:set|append)$/.test(property.name)) return;
    const [key, value] = node.arguments;
    if (key !== undefined) add(node, key, value);
  });
  if (first === undefined) return undefined;
  return isOpen ? { node: first } : { node: first, values: { has: new Set(), own } };
}

/** `headers: corsHeaders`, of the file or of another one. */
function sharedObject(program: t.Program, route: RouteFile, app: NextApp): Sent | undefined {
  let found: Sent | undefined;
  const objects = new Map<string, t.ObjectExpression>();
  for (const statement of program.body) {
    const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declared?.type !== "VariableDeclaration") continue;
    for (const { id, init } of declared.declarations) {
      const value = init && bare(init);
      if (id.type === "Identifier" && value?.type === "ObjectExpression") objects.set(id.name, value);
    }
  }
  const isUsed = (name: string, own: t.Node) => {
    let used: t.Node | undefined;
    forEachNode(program, (node, parent) => {
      if (node === own || node.type !== "Identifier" || node.name !== name) return;
      const isHeaders =
        parent?.type === "ObjectProperty" &&
        parent.value === node &&
        parent.key.type === "Identifier" &&
        parent.key.name === "headers";
      if (isHeaders || parent?.type === "SpreadElement") used ??= node;
    });
    return used;
  };
  for (const [name, object] of objects) {
    const values = valuesIn(name, object);
    const used = values && isUsed(name, object);
    if (values && used) found ??= { node: object, values };
  }
  for (const statement of program.body) {
    if (statement.type !== "ImportDeclaration" || found) continue;
    for (const { type, local } of statement.specifiers) {
      if (type !== "ImportSpecifier" || !/cors/i.test(local.name)) continue;
      const used = isUsed(local.name, statement);
      const module = used && app.modules?.load(statement.source.value, route.path);
      const object = module && exportedObject(module.text, module.path, statement, local.name);
      const values = object && valuesIn(local.name, object);
      if (used && values) found = { node: used, values };
    }
  }
  return found;
}

function exportedObject(
  text: string,
  path: string,
  { specifiers }: t.ImportDeclaration,
  local: string,
): t.ObjectExpression | undefined {
  const specifier = specifiers.find((one) => one.local.name === local);
  if (specifier?.type !== "ImportSpecifier" || specifier.imported.type !== "Identifier") return undefined;
  const wanted = specifier.imported.name;
  for (const statement of programOf({ text, path })?.body ?? []) {
    if (statement.type !== "ExportNamedDeclaration") continue;
    if (statement.declaration?.type !== "VariableDeclaration") continue;
    for (const { id, init } of statement.declaration.declarations) {
      const value = init && bare(init);
      if (id.type === "Identifier" && id.name === wanted && value?.type === "ObjectExpression") return value;
    }
  }
  return undefined;
}

function valuesIn(name: string, object: t.ObjectExpression): Values | undefined {
  const has = new Set<string>();
  for (const property of object.properties) {
    if (property.type !== "ObjectProperty" || property.computed) continue;
    if (property.key.type === "StringLiteral") has.add(property.key.value.toLowerCase());
  }
  return has.has(ORIGIN) ? { name, has, own: new Map() } : undefined;
}

function bare(node: t.Node): t.Node {
  return node.type === "TSAsExpression" || node.type === "TSSatisfiesExpression"
    ? bare(node.expression)
    : node;
}

function optionsExport(
  { name, has, own }: Values,
  methods: readonly HttpMethod[],
  { text, path }: RouteFile,
  program: t.Program,
): string {
  const style = readStyle(text, program, /\.tsx?$/.test(path));
  const isThere = (header: string) =>
    has.has(header.toLowerCase()) ||
    [...own.keys()].some((one) => one.toLowerCase() === header.toLowerCase());
  const pairs = [...own];
  if (!isThere("Access-Control-Allow-Methods"))
    pairs.push(["Access-Control-Allow-Methods", [...methods, "OPTIONS"].join(", ")]);
  if (!isThere("Access-Control-Allow-Headers"))
    pairs.push(["Access-Control-Allow-Headers", headersRead(text).join(", ")]);
  const { indent, eol } = style;
  const end = style.semicolons ? ";" : "";
  const headers =
    pairs.length === 0 && name !== undefined
      ? [`headers: ${name}`]
      : [
          "headers: {",
          ...(name === undefined ? [] : [`${indent}...${name},`]),
          ...pairs.map(([key, value]) => `${indent}${quoted(key, style)}: ${quoted(value, style)},`),
          "}",
        ];
  const body =
    headers.length === 1
      ? [`${indent}return new Response(null, { status: 204, ${headers[0]} })${end}`]
      : [
          `${indent}return new Response(null, {`,
          `${indent}${indent}status: 204,`,
          ...headers.map((line) => `${indent}${indent}${line}`),
          `${indent}})${end}`,
        ];
  if (body.length > 1 && style.trailingComma) body[body.length - 2] += ",";
  const lines = ["export function OPTIONS() {", ...body, "}"];
  const endsInLine = /\n$/.test(text);
  return [...(endsInLine ? [] : [""]), "", ...lines].join(eol) + (endsInLine ? eol : "");
}

/** What a client has to be allowed to send: a content type, for JSON, and the headers that the route reads. */
function headersRead(text: string): string[] {
  const read = [...text.matchAll(/headers\s*(?:\(\s*\))?\)?\s*\.get\(\s*["'`]([\w-]+)["'`]/g)].map(
    ([, name]) => name!,
  );
  const sent = read.filter(
    (name) =>
      !/^(?:origin|host|cookie|user-agent|referer|accept|content-\w+|x-forwarded-\w+|x-real-ip)$/i.test(name),
  );
  const named = sent.map((name) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()));
  return [...new Set(["Content-Type", ...named])];
}
