/** `export const config` of the Pages Router in the terms of a route file, and what keeps a GET from being frozen. */
import * as t from "@babel/types";
import type { HttpMethod, RouteContext } from "./contract.js";
import { type ExportedConfig, findExportedConfig } from "./exported-config.js";
import type { Module } from "./module.js";
import { declarationsOf } from "./references.js";
import { type Edit, removeStatement } from "./splice.js";
import { resolveConstant, type StaticValue, staticValue } from "./static-value.js";
import { quoted } from "./style.js";
import { propertyName } from "./syntax.js";

export interface SegmentConfigPlan {
  edits: Edit[];
  /** What changes with the settings that a route file doesn't have. */
  notes: string[];
  /** `api.bodyParser: false`: the handler reads the raw body. */
  bodyParserOff: boolean;
  /** What `api.bodyParser` is set to, as code, where that is anything but the default. */
  bodyParser?: string;
  /** It asks for the Edge Runtime, whether the route keeps it or not. */
  edge?: boolean;
  /** Set when a setting can't be translated; then there are no edits. The reason is a clause without a full stop. */
  refusal?: { node: t.Node; reason: string };
}

/** A setting that goes on as an export of its own. */
interface Setting {
  name: "maxDuration" | "preferredRegion" | "runtime";
  value: StaticValue;
  /** The property of `config` that it comes from, whose comments go with it. */
  property: t.ObjectProperty;
}

interface Reading {
  settings: Setting[];
  notes: string[];
  bodyParserOff: boolean;
  bodyParser?: string;
  edge?: boolean;
}

class Untranslatable extends Error {
  constructor(
    readonly node: t.Node,
    reason: string,
  ) {
    super(reason);
  }
}

/**
 * Translates the Pages Router's `config` export (an exported constant, an entry of an export list, or a property of
 * `module.exports`). In a route file Next 14 refuses to build with it, Next 15 and 16 ignore it (measured); what it sets
 * is set by exports of their own there, whose values must be literals (a hard error on 15 and 16 otherwise, measured).
 * The edits hold positions of `module`.
 */
export function planSegmentConfig(module: Module): SegmentConfigPlan {
  try {
    const config = findExportedConfig(module);
    if (!config) return { edits: [], notes: [], bodyParserOff: false };
    if ("reason" in config) throw new Untranslatable(config.node, config.reason);
    const reading = readConfig(module, config.value);
    const notes = [...reading.notes];
    const edits = translate(module, config, reading.settings, notes);
    const { bodyParserOff, bodyParser, edge } = reading;
    return { edits, notes, bodyParserOff, ...(bodyParser ? { bodyParser } : {}), ...(edge ? { edge } : {}) };
  } catch (error) {
    if (!(error instanceof Untranslatable)) throw error;
    const { node, message: reason } = error;
    return { edits: [], notes: [], bodyParserOff: false, refusal: { node, reason } };
  }
}

function readConfig(module: Module, value: t.Node): Reading {
  const object = resolveConstant(module, value);
  if (!t.isObjectExpression(object))
    throw new Untranslatable(
      value,
      "the exported `config` is not an object literal, so what it sets can't be told; write its settings out as a literal, or take it out",
    );
  const reading: Reading = { settings: [], notes: [], bodyParserOff: false };
  for (const property of propertiesOf(object)) readSetting(module, property, reading);
  return reading;
}

function propertiesOf(object: t.ObjectExpression): t.ObjectProperty[] {
  return object.properties.map((property) => {
    if (t.isObjectProperty(property) && propertyName(property) !== undefined) return property;
    throw new Untranslatable(
      property,
      "`config` holds a spread, a method or a computed key, so what it sets can't be told; write its settings out as `name: value`",
    );
  });
}

function readSetting(module: Module, property: t.ObjectProperty, reading: Reading): void {
  const { context } = module;
  const name = propertyName(property)!;
  switch (name) {
    case "api":
      readApi(module, property, reading);
      return;
    case "maxDuration": {
      const value = staticValue(module, property.value);
      if (typeof value !== "number" || !Number.isInteger(value) || value < 1)
        throw new Untranslatable(
          property,
          "`config.maxDuration` must be a whole number of seconds that is known without running the code, since Next.js reads it from the source; write it as a literal",
        );
      reading.settings.push({ name, value, property });
      return;
    }
    case "runtime":
      readRuntime(module, property, reading);
      return;
    case "regions": {
      const value = staticValue(module, property.value);
      const list = Array.isArray(value) ? value : [value];
      if (value === undefined || !list.every((region) => typeof region === "string"))
        throw new Untranslatable(
          property,
          "`config.regions` must be text or a list of texts that is known without running the code, since Next.js reads it from the source; write it as a literal",
        );
      reading.settings.push({ name: "preferredRegion", value, property });
      if ((context.next ?? 16) >= 16)
        reading.notes.push(
          "`regions` is now `preferredRegion`, which works in Next.js 16 but is deprecated.",
        );
      return;
    }
    case "supportsResponseStreaming":
      reading.notes.push("`supportsResponseStreaming` was dropped: a route handler can always stream.");
      return;
    case "amp":
    case "unstable_runtimeJS":
    case "unstable_JsPreload":
      reading.notes.push(`\`${name}\` was dropped: it means nothing to an API route.`);
      return;
    default:
      throw new Untranslatable(
        property,
        `\`config.${name}\` has no known counterpart in a route file; take it out, or set it where your host expects it`,
      );
  }
}

function readRuntime(module: Module, property: t.ObjectProperty, reading: Reading): void {
  const { context } = module;
  const value = staticValue(module, property.value);
  reading.edge = value === "edge" || value === "experimental-edge";
  if (value === "nodejs") {
    reading.notes.push('`runtime: "nodejs"` was dropped: it is the default of a route handler.');
  } else if (value !== "edge" && value !== "experimental-edge") {
    throw new Untranslatable(
      property,
      '`config.runtime` is neither "edge" nor "nodejs", or not known without running the code; write it as a literal, since Next.js reads it from the source',
    );
  } else if (context.cacheComponents) {
    reading.notes.push(
      '`runtime: "edge"` was dropped: the build refuses it under `cacheComponents`. The route runs on Node.js now.',
    );
  } else if (context.staticExport) {
    reading.notes.push(
      '`runtime: "edge"` was dropped: the build refuses it under `output: "export"`. The route runs on Node.js now.',
    );
  } else reading.settings.push({ name: "runtime", value: "edge", property });
}

function readApi(module: Module, property: t.ObjectProperty, reading: Reading): void {
  const api = resolveConstant(module, property.value);
  if (!t.isObjectExpression(api))
    throw new Untranslatable(
      property,
      "`config.api` is not an object literal, so it can't be told whether the body is parsed; write its settings out",
    );
  for (const setting of propertiesOf(api)) {
    const name = propertyName(setting)!;
    if (name === "bodyParser") readBodyParser(module, setting, reading);
    else if (name === "responseLimit")
      reading.notes.push(
        "`responseLimit` was dropped: it only governs a warning of the Pages Router about large responses.",
      );
    else if (name === "externalResolver")
      reading.notes.push(
        "`externalResolver` was dropped: it only silences a warning of the Pages Router about requests without an answer.",
      );
    else
      throw new Untranslatable(
        setting,
        `\`config.api.${name}\` is unknown, so what the route loses without it can't be told; take it out`,
      );
  }
}

function readBodyParser(module: Module, property: t.ObjectProperty, reading: Reading): void {
  const parser = resolveConstant(module, property.value);
  if (t.isObjectExpression(parser)) {
    for (const setting of propertiesOf(parser)) {
      if (propertyName(setting) !== "sizeLimit")
        throw new Untranslatable(
          setting,
          `\`config.api.bodyParser.${propertyName(setting)}\` is unknown, so what the route loses without it can't be told; take it out`,
        );
      const limit = staticValue(module, setting.value);
      const written = module.source.slice(setting.value.start!, setting.value.end!);
      reading.bodyParser = `{ sizeLimit: ${written} }`;
      const size = typeof limit === "string" || typeof limit === "number" ? ` of ${limit}` : "";
      reading.notes.push(
        `The size limit${size} for request bodies was dropped: larger bodies were answered with 413, and a route handler accepts a body of any size that the host lets through.`,
      );
    }
    return;
  }
  const value = staticValue(module, parser);
  if (value === false) {
    reading.bodyParserOff = true;
    reading.bodyParser = "false";
  } else if (value !== true)
    throw new Untranslatable(
      property,
      "`config.api.bodyParser` isn't known without running the code, so it can't be told whether the handler reads a parsed body or the raw one; write `false` or take it out",
    );
}

/** The edits that put the settings' own exports in place of `config`. */
function translate(module: Module, config: ExportedConfig, settings: Setting[], notes: string[]): Edit[] {
  const edits: Edit[] = [...config.unexport];
  const lines: string[] = [];
  for (const setting of settings) {
    const edit = exportExisting(module, setting, notes);
    if (edit) edits.push(...edit);
    else lines.push(settingLine(module, config, setting));
  }
  const { statement } = config;
  const { eol } = module.style;
  if (config.kept) {
    notes.push("`config` is still there as a constant of the file, because other code in it uses it.");
    if (lines.length > 0) {
      const lineEnd = /^[^\r\n]*/.exec(module.source.slice(statement.end!))![0];
      const trailing = lineEnd.trim() === "" || /^\s*\/[/*]/.test(lineEnd);
      const at = statement.end! + (trailing ? lineEnd.length : 0);
      edits.push({ start: at, end: at, text: eol + lines.join(eol) });
    }
  } else if (lines.length === 0) edits.push(removeStatement(module, statement, { withComments: true }));
  else {
    const guarded = /\n[ \t]*;$/.test(module.source.slice(statement.start!, statement.end!));
    edits.push({
      start: statement.start!,
      end: statement.end! - (guarded ? 1 : 0),
      text: lines.join(eol) + (guarded ? eol : ""),
    });
  }
  return edits;
}

/**
 * What is to be done where the file has something of the setting's name already: nothing if it is exported, `export` in
 * front of it if it is a constant with the same value.
 * @returns undefined when the name is free
 */
function exportExisting(module: Module, setting: Setting, notes: string[]): Edit[] | undefined {
  const existing = declarationsOf(module).find(({ name }) => name === setting.name);
  if (!existing) return undefined;
  const { statement, node } = existing;
  if (t.isExportNamedDeclaration(statement)) {
    notes.push(
      `\`config.${propertyName(setting.property)}\` was dropped: the file exports \`${setting.name}\` already.`,
    );
    return [];
  }
  if (
    t.isVariableDeclaration(statement) &&
    statement.kind === "const" &&
    statement.declarations.length === 1 &&
    t.isVariableDeclarator(node) &&
    t.isIdentifier(node.id) &&
    node.init &&
    JSON.stringify(staticValue(module, node.init)) === JSON.stringify(setting.value)
  ) {
    const edits: Edit[] = [{ start: statement.start!, end: statement.start!, text: "export " }];
    if (!t.isLiteral(node.init) && !t.isArrayExpression(node.init))
      edits.push({ start: node.init.start!, end: node.init.end!, text: literal(module, setting.value) });
    return edits;
  }
  throw new Untranslatable(
    setting.property,
    `Next.js wants \`export const ${setting.name}\` for what \`config\` sets, but the file uses the name \`${setting.name}\` for something else; rename that`,
  );
}

/** One `export const`, with the comments that stood at the setting in `config`. */
function settingLine(module: Module, config: ExportedConfig, setting: Setting): string {
  const { source, style, comments } = module;
  const { property } = setting;
  const line = `export const ${setting.name} = ${literal(module, setting.value)}`;
  const semicolon = style.semicolons || source[config.statement.end! - 1] === ";";
  const text = line + (semicolon ? ";" : "");
  if (config.kept) return text;
  const above: string[] = [];
  let position = property.start!;
  for (const comment of comments.filter(({ end }) => end! <= property.start!).toReversed()) {
    if (source.slice(comment.end!, position).trim() !== "" || comment.start! < config.statement.start!) break;
    const lineStart = source.lastIndexOf("\n", comment.start! - 1) + 1;
    if (source.slice(lineStart, comment.start!).trim() !== "") break;
    above.unshift(source.slice(comment.start!, comment.end!));
    position = comment.start!;
  }
  const behind = comments.find(
    ({ start, end }) =>
      start! >= property.end! &&
      end! <= config.statement.end! &&
      /^,?[ \t]*$/.test(source.slice(property.end!, start!)),
  );
  const trailing = behind ? ` ${source.slice(behind.start!, behind.end!)}` : "";
  return [...above, text + trailing].join(style.eol);
}

function literal(module: Module, value: StaticValue): string {
  if (Array.isArray(value)) return `[${value.map((one) => literal(module, one)).join(", ")}]`;
  return typeof value === "string" ? quoted(value, module.style) : String(value);
}

/**
 * What keeps a GET running on every request, as a Pages handler does. On Next 13 and 14, a route file that exports no
 * method but GET and HEAD, and whose GET reads nothing of the request, runs at build time and is frozen; on 15 and 16 it
 * isn't, but under `cacheComponents` it is again, where `dynamic` is an error and `await connection()` the way (measured).
 * @param exportedMethods all methods that the repaired file exports
 * @param readsRequest whether GET reads the request's URL, headers, cookies or parameters; its method alone doesn't count
 * @param module the file, whose own `dynamic` and `revalidate` decide if it has them
 */
export function needsForceDynamic(
  context: RouteContext,
  exportedMethods: readonly HttpMethod[],
  readsRequest: boolean,
  module?: Module,
): "dynamic" | "connection" | undefined {
  if (readsRequest || context.staticExport || !exportedMethods.includes("GET")) return undefined;
  if (exportedMethods.some((method) => method !== "GET" && method !== "HEAD")) return undefined;
  const decided =
    module && declarationsOf(module).some(({ name }) => name === "dynamic" || name === "revalidate");
  if (decided) return undefined;
  const next = context.next ?? 16;
  if (context.cacheComponents) return next >= 15 ? "connection" : undefined;
  return next <= 14 ? "dynamic" : undefined;
}
