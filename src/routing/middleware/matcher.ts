/** `config.matcher` of a middleware: which requests get to it. */
import type * as t from "@babel/types";
import { matcherTakes } from "../path-pattern.js";
import { API_HEADERS, type Asked } from "./request.js";

/** A string of a matcher, and its literal in the file. */
export interface MatcherSource {
  source: string;
  start: number;
  end: number;
  has: MatcherCondition[];
  missing: MatcherCondition[];
}

interface MatcherCondition {
  type: string;
  key: string;
}

/** `none`: there is no matcher, so that every request gets in. `sources`: one of them has to match. `unknown`: it can't be read, and neither can Next. */
export type Matcher =
  | { kind: "none"; config?: { start: number; end: number } }
  | { kind: "sources"; sources: MatcherSource[] }
  | { kind: "unknown" };

export type Takes = "always" | "never" | "maybe";

/** Reads the matcher of a parsed middleware. Next takes literals only (measured on Next 16). */
export function readMatcher(file: t.File): Matcher {
  const config = exportedConfig(file);
  if (config === undefined) return { kind: "none" };
  if (config === "unknown") return { kind: "unknown" };
  for (const property of config.properties) {
    if (property.type !== "ObjectProperty") return { kind: "unknown" };
    if (!isNamed(property.key, "matcher")) continue;
    const value = bare(property.value);
    const items = value.type === "ArrayExpression" ? value.elements : [value];
    const sources = items.map((item) => (item === null ? undefined : readSource(bare(item))));
    return sources.every((source) => source !== undefined)
      ? { kind: "sources", sources }
      : { kind: "unknown" };
  }
  return { kind: "none", config: { start: config.start ?? 0, end: config.end ?? 0 } };
}

/** Whether a request gets to the middleware. A request of a program, not of a browser that opens a page. */
export function takesRequest(matcher: Matcher, asked: Asked): Takes {
  if (matcher.kind === "none") return "always";
  if (matcher.kind === "unknown") return "maybe";
  let result: Takes = "never";
  for (const one of matcher.sources) {
    const takes = sourceTakes(one, asked);
    if (takes === "always") return takes;
    if (takes === "maybe") result = takes;
  }
  return result;
}

/** The entry of a matcher by which a request gets to the middleware; `undefined` where there is no matcher, or it can't be told. */
export function entryTaking(matcher: Matcher, asked: Asked): MatcherSource | undefined {
  if (matcher.kind !== "sources") return undefined;
  return matcher.sources.find((source) => sourceTakes(source, asked) === "always");
}

/** Whether one entry of the matcher takes a request. */
function sourceTakes({ source, has, missing }: MatcherSource, asked: Asked): Takes {
  const takes = matcherTakes(source, asked.path);
  if (takes === undefined) return "maybe";
  if (!takes) return "never";
  if (has.some(isAbsent)) return "never";
  return has.length === 0 && missing.every(isAbsent) ? "always" : "maybe";
}

/** A header that a program doesn't send. */
function isAbsent({ type, key }: MatcherCondition): boolean {
  return type === "header" && API_HEADERS[key.toLowerCase()] === null;
}

function exportedConfig(file: t.File): t.ObjectExpression | "unknown" | undefined {
  const local = new Map<string, t.Node>();
  let wanted: t.Node | undefined;
  for (const statement of file.program.body) {
    const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declared?.type === "VariableDeclaration") {
      for (const { id, init } of declared.declarations) {
        if (id.type !== "Identifier" || init == null) continue;
        local.set(id.name, init);
        if (statement.type === "ExportNamedDeclaration" && id.name === "config") wanted = init;
      }
    }
    if (statement.type === "ExportAllDeclaration") return "unknown";
    if (statement.type !== "ExportNamedDeclaration") continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type !== "ExportSpecifier" || !isNamed(specifier.exported, "config")) continue;
      const held = statement.source == null ? local.get(specifier.local.name) : undefined;
      if (held === undefined) return "unknown";
      wanted = held;
    }
  }
  if (wanted === undefined) return undefined;
  const value = bare(wanted);
  return value.type === "ObjectExpression" ? value : "unknown";
}

function readSource(node: t.Node): MatcherSource | undefined {
  if (node.type !== "ObjectExpression") {
    const source = stringIn(node);
    return source === undefined
      ? undefined
      : { source, start: node.start ?? 0, end: node.end ?? 0, has: [], missing: [] };
  }
  let found: MatcherSource | undefined;
  const conditions: Record<string, MatcherCondition[] | undefined> = { has: [], missing: [] };
  for (const property of node.properties) {
    if (property.type !== "ObjectProperty") return undefined;
    const value = bare(property.value);
    if (isNamed(property.key, "source")) found = readSource(value);
    for (const name of ["has", "missing"]) {
      if (isNamed(property.key, name)) conditions[name] = readConditions(value);
    }
  }
  const { has, missing } = conditions;
  return found && has && missing ? { ...found, has, missing } : undefined;
}

function readConditions(node: t.Node): MatcherCondition[] | undefined {
  if (node.type !== "ArrayExpression") return undefined;
  const read = node.elements.map((element) => {
    if (element?.type !== "ObjectExpression") return undefined;
    const text = (name: string) => {
      const property = element.properties.find(
        (one) => one.type === "ObjectProperty" && isNamed(one.key, name),
      );
      return property?.type === "ObjectProperty" ? stringIn(bare(property.value)) : undefined;
    };
    const [type, key] = [text("type"), text("key")];
    return type === undefined ? undefined : { type, key: key ?? "" };
  });
  return read.every((one) => one !== undefined) ? read : undefined;
}

function stringIn(node: t.Node): string | undefined {
  if (node.type === "StringLiteral") return node.value;
  if (node.type === "TemplateLiteral" && node.expressions.length === 0) {
    return node.quasis[0]?.value.cooked ?? undefined;
  }
  return undefined;
}

function bare(node: t.Node): t.Node {
  return node.type === "TSAsExpression" || node.type === "TSSatisfiesExpression"
    ? bare(node.expression)
    : node;
}

function isNamed(node: t.Node, name: string): boolean {
  return (
    (node.type === "Identifier" && node.name === name) ||
    (node.type === "StringLiteral" && node.value === name)
  );
}
