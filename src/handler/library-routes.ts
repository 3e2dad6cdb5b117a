/**
 * A default export that a library makes, and that its documentation exports by methods in a route file.
 *
 * ```ts
 * export default NextAuth(options);     // const handler = NextAuth(options);
 *                                       //
 *                                       // export { handler as GET, handler as POST };
 * ```
 */
import * as t from "@babel/types";
import { type LibraryHandler, libraryHandler } from "../knowledge/libraries/index.js";
import { HTTP_METHODS, isMethodName, type RouteRepair } from "./contract.js";
import type { ExportedName } from "./find/exports.js";
import { findingAt, manualFinding } from "./findings.js";
import { planForbiddenExports } from "./forbidden-exports.js";
import { importedFrom } from "./imported-name.js";
import { refuseImported } from "./importers.js";
import { freeName, type Module } from "./module.js";
import { Refusal } from "./refusal.js";
import { planSegmentConfig } from "./segment-config.js";
import { applyEdits, type Edit } from "./splice.js";
import { braced } from "./style.js";
import { isCall, unwrap } from "./syntax.js";
import { tidyModule } from "./tidy.js";
import { WHAT } from "./what-is-wrong.js";

/** The repair of a file whose default export is such a handler; nothing for any other file. */
export function repairLibraryRoute(
  module: Module,
  exported: readonly ExportedName[],
): RouteRepair | undefined {
  const [one, ...others] = exported.filter(({ name }) => name === "default");
  if (!one || others.length > 0 || exported.some(({ name }) => isMethodName(name))) return undefined;
  const made = one.value && madeByLibrary(one.value, module);
  if (!made) return undefined;
  try {
    return rewritten(one, made, exported, module);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const place = error.node.loc ? error.node : one.statement;
    return { findings: [manualFinding("default-export", place, [], error.reason, module)] };
  }
}

interface Made {
  call: t.Node;
  handler: LibraryHandler;
  /** The constant that holds it. */
  name?: string;
}

function madeByLibrary(value: t.Node, module: Module): Made | undefined {
  const inner = unwrap(value);
  if (t.isIdentifier(inner)) {
    const binding = module.bindings.get(inner);
    const declared = binding?.path.node;
    if (!binding?.constant || !t.isVariableDeclarator(declared) || !declared.init) return undefined;
    const made = isCall(unwrap(declared.init)) ? madeByLibrary(declared.init, module) : undefined;
    return made && { ...made, name: inner.name };
  }
  const from = isCall(inner) ? importedFrom(unwrap(inner.callee), module) : undefined;
  const handler = from && libraryHandler(from.source, from.name);
  return handler && { call: inner, handler };
}

function rewritten(
  one: ExportedName,
  { call, handler, name: held }: Made,
  exported: readonly ExportedName[],
  module: Module,
): RouteRepair {
  const { source, style } = module;
  const { statement, value } = one;
  const config = planSegmentConfig(module);
  if (config.refusal) throw new Refusal(config.refusal.node, config.refusal.reason);
  const methods = HTTP_METHODS.filter((method) => handler.methods.includes(method));
  const end = style.semicolons ? ";" : "";
  const name = held ?? freeName(module, ["handler", "routeHandler"]);
  const list = methods.map((method) => `${name} as ${method}`).join(", ");
  const exports = `export ${braced(list, style)}${end}`;
  const edits: Edit[] = [...config.edits];
  if (held !== undefined && isOnly(one))
    edits.push({ start: statement.start!, end: statement.end!, text: exports });
  else if (held === undefined && t.isExportDefaultDeclaration(statement) && value === call)
    edits.push(
      { start: statement.start!, end: call.start!, text: `const ${name} = ` },
      { start: statement.end!, end: statement.end!, text: `\n\n${exports}` },
    );
  else
    throw new Refusal(statement, `it is exported in an unusual way; write \`${exports.replace(/;$/, "")}\``);
  const forbidden = planForbiddenExports(module, new Set(["default"]));
  refuseImported(module, [{ exported: [one] }], exported, forbidden.found, new Set());
  edits.push(...forbidden.edits);
  const { code, unported } = tidyModule(
    module,
    applyEdits(source, edits),
    { values: [], types: [] },
    { requestType: "Request", takesParams: false },
  );
  if (unported.length > 0)
    throw new Refusal(statement, "a type of the Pages Router is used in a way that has no counterpart");
  const notes = [...(handler.note ? [handler.note] : []), ...config.notes, ...forbidden.notes];
  const finding = findingAt(statement, {
    rule: "default-export",
    safety: "safe",
    methods,
    message: WHAT["default-export"],
    notes,
  });
  return { findings: [finding], code };
}

/** `export default handler`, or `export { handler as default }` with nothing beside it. */
function isOnly({ statement, value }: ExportedName): boolean {
  if (t.isExportDefaultDeclaration(statement))
    return statement.declaration === value && t.isIdentifier(value);
  return t.isExportNamedDeclaration(statement) && !statement.declaration && statement.specifiers.length === 1;
}
