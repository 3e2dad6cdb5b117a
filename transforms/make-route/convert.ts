/** Rewrites a route file: its named exports become one `makeRoute` map. */
import * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod } from "../../src/handler/contract.js";
import { positionAbove } from "../../src/handler/file-header.js";
import { type Module, parseModule } from "../../src/handler/module.js";
import { Refusal } from "../../src/handler/refusal.js";
import { applyEdits, type Edit, removeStatements } from "../../src/handler/splice.js";
import { braced, quoted } from "../../src/handler/style.js";
import { mayBePrerendered } from "../../src/handler/web/prerendered.js";
import type { MakeRouteContext, MakeRouteResult } from "./contract.js";
import { type MapEntry, mapEntries } from "./handlers.js";
import { indentedEntry } from "./indent.js";

/**
 * Turns the named exports of a healthy route file into `export const { GET, … } = makeRoute({ GET: …, … })`.
 * @throws {SyntaxError} when the source can't be parsed.
 */
export function toMakeRoute(source: string, context: MakeRouteContext): MakeRouteResult {
  const bom = source.startsWith("\uFEFF") ? "\uFEFF" : "";
  const crlf = /\r\n/.test(source) && !/(?<!\r)\n/.test(source);
  const text = source.slice(bom.length).replaceAll(crlf ? "\r\n" : "\0", "\n");
  const module = parseModule(text, context);
  if (isDone(module)) return { methods: [] };
  let methods: HttpMethod[] = [];
  try {
    const entries = mapEntries(module);
    methods = HTTP_METHODS.filter((method) => entries.some((entry) => entry.method === method));
    if (entries.length === 0) return { methods };
    refuseUnfitFile(module, entries, methods, context);
    const code = applyEdits(text, rewrite(module, entries, methods, context.helper));
    const place = placeOf(entries[0]!.statement);
    return { methods, place, code: bom + (crlf ? code.replaceAll("\n", "\r\n") : code) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { methods, refusal: { ...placeOf(error.node), reason: error.reason } };
  }
}

function placeOf(node: t.Node): { line: number; column: number } {
  const { line, column } = node.loc!.start;
  return { line, column: column + 1 };
}

/** The file has a map already. */
function isDone(module: Module): boolean {
  return module.program.body.some(
    (statement) =>
      t.isImportDeclaration(statement) &&
      statement.specifiers.some((one) => t.isImportSpecifier(one) && one.local.name === "makeRoute"),
  );
}

function refuseUnfitFile(
  module: Module,
  entries: MapEntry[],
  methods: HttpMethod[],
  context: MakeRouteContext,
): void {
  const [first] = entries;
  const { body } = module.program;
  const other = body.find((statement) => t.isExportDefaultDeclaration(statement));
  if (other)
    throw new Refusal(other, "the file has a default export, which Next.js ignores; mend that first");
  if (context.staticExport) {
    throw new Refusal(
      first!.statement,
      'the build exports the app (`output: "export"`), and leaves out a route with more than GET',
    );
  }
  if (mayBePrerendered(methods, module)) {
    throw new Refusal(
      first!.statement,
      "the build may run this GET and keep its answer, which it doesn't in a file that answers other methods as well",
    );
  }
  const renamed = entries.filter(({ statement }) => exportsByList(statement)).map(({ method }) => method);
  const options = methods.includes("OPTIONS") ? [] : ["OPTIONS"];
  for (const name of ["makeRoute", ...renamed, ...options, ...refusedBy(methods)]) {
    const binding = module.programScope.getBinding(name);
    if (binding) throw new Refusal(binding.identifier, `the name ${name} is taken in this file`);
  }
  // The map is made where the last method stands: what ran before that must not run after it.
  const statements = new Set(entries.map(({ statement }) => statement));
  const last = entries.at(-1)!.statement;
  for (const { runs, statement } of entries) {
    if (!runs) continue;
    const between = body.slice(body.indexOf(statement) + 1, body.indexOf(last));
    const code = between.find((one) => !statements.has(one) && !isDeclarationOnly(one));
    if (code)
      throw new Refusal(code, "this runs between two methods when the file is loaded; move it above them");
  }
}

/** `export { handler as DELETE }`: the file may have another `DELETE`. */
function exportsByList(statement: t.Statement): boolean {
  return t.isExportNamedDeclaration(statement) && !statement.declaration;
}

/** It does nothing when the file is loaded. */
function isDeclarationOnly(statement: t.Statement): boolean {
  const inner = t.isExportNamedDeclaration(statement) ? (statement.declaration ?? statement) : statement;
  return (
    t.isFunctionDeclaration(inner) ||
    t.isTypeScript(inner) ||
    t.isImportDeclaration(inner) ||
    t.isExportNamedDeclaration(inner)
  );
}

/** The methods that `notAllowed` answers. Next.js answers HEAD by whatever GET is. */
function refusedBy(methods: HttpMethod[]): HttpMethod[] {
  return HTTP_METHODS.filter(
    (method) => method !== "HEAD" && method !== "OPTIONS" && !methods.includes(method),
  );
}

function rewrite(module: Module, entries: MapEntry[], methods: HttpMethod[], helper: string): Edit[] {
  const last = entries.at(-1)!.statement;
  const others = [...new Set(entries.map(({ statement }) => statement))].filter((one) => one !== last);
  const start = positionAbove(module, last);
  const end = lastPosition(module, entries);
  return [
    ...removeStatements(module, others, { withComments: true }),
    { start, end, text: mapText(module, entries, methods) },
    importEdit(module, helper),
  ];
}

/** The comment behind the last method moves into the map. */
function lastPosition(module: Module, entries: MapEntry[]): number {
  const { statement } = entries.at(-1)!;
  const trailing = entries.find((entry) => entry.statement === statement && entry.trailing !== "")?.trailing;
  return trailing === undefined
    ? statement.end!
    : module.source.indexOf(trailing, statement.end!) + trailing.length;
}

const WIDTH = 100;

function mapText(module: Module, entries: MapEntry[], methods: HttpMethod[]): string {
  const { style } = module;
  const names = [
    ...methods,
    ...(methods.includes("OPTIONS") ? [] : ["OPTIONS"]),
    ...refusedBy(methods).map((method) => `notAllowed: ${method}`),
  ];
  const line = `export const ${braced(names.join(", "), style)} = makeRoute({`;
  const head =
    line.length <= WIDTH
      ? line
      : `export const {\n${names.map((name) => `${style.indent}${name},\n`).join("")}} = makeRoute({`;
  const blocks = entries.map((entry) => indentedEntry(entry, module));
  const separator = blocks.some((block) => block.includes("\n")) ? "\n\n" : "\n";
  return `${head}\n${blocks.join(separator)}\n})${style.semicolons ? ";" : ""}`;
}

function importEdit(module: Module, helper: string): Edit {
  const { body } = module.program;
  const { style, source } = module;
  const line = `import { makeRoute } from ${quoted(helper, style)}${style.semicolons ? ";" : ""}`.replace(
    "{ makeRoute }",
    braced("makeRoute", style),
  );
  const imports = body.filter((statement) => t.isImportDeclaration(statement));
  const last = imports.at(-1);
  if (last === undefined) {
    const start = body[0] ? positionAbove(module, body[0]) : source.length;
    return { start, end: start, text: `${line}\n\n` };
  }
  const rest = /^[^\n]*/.exec(source.slice(last.end!))![0];
  const isCommentAlone = /^[ \t]*(?:\/\/.*|\/\*[^\n]*\*\/[ \t]*)?$/.test(rest);
  const end = last.end! + (isCommentAlone ? rest.length : 0);
  return { start: end, end, text: `\n${line}` };
}
