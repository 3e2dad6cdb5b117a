/** A route that goes over the bridge: what it was without it, so that it can be tried again. */
import * as t from "@babel/types";
import { type HttpMethod, isMethodName } from "../contract.js";
import { exportedNames } from "../find/exports.js";
import type { Module } from "../module.js";
import { applyEdits, type Edit, removeEntries, removeStatement } from "../splice.js";
import { isCall } from "../syntax.js";
import { ADAPTER_NAME } from "./adapter-name.js";

export interface BridgedRoute {
  /** The first of its exports that go over the bridge. */
  statement: t.Statement;
  methods: HttpMethod[];
  /** The file as a person would have pasted it: the handler exported as it was, the settings in `config`. Absent where it has another form. */
  without?: string;
}

/** Reads a route file whose methods go over the bridge; undefined for any other. */
export function bridgedRoute(module: Module): BridgedRoute | undefined {
  const imported = importedBridge(module);
  if (imported === undefined) return undefined;
  const { declaration, specifier } = imported;
  const crossing = exportedNames(module).flatMap(({ name, statement, value }) => {
    const call = resolved(value, module);
    if (!isMethodName(name) || !isCall(call) || !isBridge(call, specifier, module)) return [];
    return [{ method: name, statement, call, isDirect: call === value }];
  });
  const [first] = crossing;
  if (first === undefined) return undefined;
  const about = { statement: first.statement, methods: crossing.map(({ method }) => method) };
  if (!crossing.every(({ isDirect }) => isDirect)) return about;
  const text = (node: t.Node): string => module.source.slice(node.start!, node.end!);
  const handlers = new Set(crossing.map(({ call }) => text(call.arguments[0] ?? call)));
  const shared = handlers.size === 1 ? crossing[0]!.call.arguments[0] : undefined;
  const edits: Edit[] =
    declaration.specifiers.length === 1
      ? [removeStatement(module, declaration)]
      : removeEntries(declaration.specifiers, (one) => one === specifier);
  const end = module.style.semicolons ? ";" : "";
  for (const { statement, call } of crossing) {
    const [handler] = call.arguments;
    if (handler === undefined) return about;
    // One handler for some methods is what tells them apart, or none does: the default export it was.
    const isDefault = shared !== undefined && (t.isIdentifier(handler) || crossing.length === 1);
    if (isDefault && statement !== first.statement) edits.push(removeStatement(module, statement));
    else if (isDefault && t.isExportNamedDeclaration(statement))
      edits.push({
        start: statement.start!,
        end: statement.end!,
        text: `export default ${text(handler)}${end}`,
      });
    else
      edits.push(
        { start: call.start!, end: handler.start!, text: "" },
        { start: handler.end!, end: call.end!, text: "" },
      );
  }
  const settings = crossing[0]!.call.arguments[1];
  const config = settings ? `\n\nexport const config = { api: ${text(settings)} }${end}\n` : "";
  return { ...about, without: applyEdits(module.source, edits) + config };
}

/** What is behind a name: `export { bridgedGet as GET }`. */
function resolved(value: t.Node | undefined, module: Module): t.Node | undefined {
  if (!t.isIdentifier(value)) return value;
  const declaration = module.bindings.get(value)?.path.node;
  return t.isVariableDeclarator(declaration) ? (declaration.init ?? undefined) : undefined;
}

function importedBridge({ program }: Module) {
  for (const declaration of program.body) {
    if (!t.isImportDeclaration(declaration)) continue;
    const name = declaration.source.value
      .split("/")
      .at(-1)!
      .replace(/\.[cm]?[jt]s$/, "");
    const specifier = declaration.specifiers.find(
      (one) =>
        t.isImportSpecifier(one) && (t.isIdentifier(one.imported) ? one.imported.name : "") === "bridge",
    );
    if (name === ADAPTER_NAME && specifier) return { declaration, specifier };
  }
  return undefined;
}

function isBridge(
  { callee }: t.CallExpression | t.OptionalCallExpression,
  specifier: t.Node,
  module: Module,
): boolean {
  return t.isIdentifier(callee) && module.bindings.get(callee)?.path.node === specifier;
}
