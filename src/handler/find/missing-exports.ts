/** Route files that export nothing that answers, and the functions in them that were meant to. */
import * as t from "@babel/types";
import { routeFactory } from "../../knowledge/route-factories.js";
import { type HttpMethod, isMethodName } from "../contract.js";
import { importedFrom } from "../imported-name.js";
import { parseModule } from "../module.js";
import type { Edit } from "../splice.js";
import { exportedNames } from "./exports.js";

/** What a route file lacks. `edits` put `export` in front of its functions called GET, POST and so on, or export what a package has made of it. */
export interface MissingExports {
  /** The first thing in the file that isn't an import; the top of an empty file. Lines and columns count from 1. */
  line: number;
  column: number;
  /** The functions that were meant to answer, with nobody calling them. */
  methods: HttpMethod[];
  edits: Edit[];
  /** What a package has made and the file keeps to itself: its name, and the package's function. */
  made?: { name: string; by: string };
}

/**
 * Says what a route file without any answer lacks.
 * @returns undefined when it exports a method, a default, or all that another file exports; or doesn't parse
 */
export function missingExports(source: string, path: string): MissingExports | undefined {
  let module: ReturnType<typeof parseModule>;
  try {
    // A byte order mark is one place of the text all the same.
    module = parseModule(source.replace(/^\uFEFF/, " "), { path });
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const { program } = module;
  const answers = exportedNames(module).some(
    ({ name }) => name === "default" || isMethodName(name.toUpperCase()),
  );
  const isOpen = program.body.some(
    (statement) => t.isExportAllDeclaration(statement) || destructures(statement) || usesCommonJs(statement),
  );
  if (answers || isOpen) return undefined;
  const found: MissingExports = { line: 1, column: 1, methods: [], edits: [] };
  const first = program.body.find((statement) => !t.isImportDeclaration(statement));
  if (first?.loc) Object.assign(found, { line: first.loc.start.line, column: first.loc.start.column + 1 });
  for (const statement of program.body) {
    const name = unusedMethod(statement, module);
    if (name === undefined) continue;
    if (found.methods.length === 0)
      Object.assign(found, { line: statement.loc!.start.line, column: statement.loc!.start.column + 1 });
    found.methods.push(name);
    found.edits.push({ start: statement.start!, end: statement.start!, text: "export " });
  }
  return found.methods.length === 0 ? (madeByPackage(module) ?? found) : found;
}

/** `const handler = NextAuth(options)`, which nothing uses: exported in the way of the package's documentation. */
function madeByPackage(module: ReturnType<typeof parseModule>): MissingExports | undefined {
  for (const statement of module.program.body) {
    if (!t.isVariableDeclaration(statement) || statement.declarations.length !== 1) continue;
    const { id, init } = statement.declarations[0]!;
    const callee = t.isCallExpression(init) && t.isIdentifier(init.callee) ? init.callee : undefined;
    const imported = callee && importedFrom(callee, module);
    const factory = imported && routeFactory(imported.source, imported.name);
    if (!factory || !t.isIdentifier(id) || module.bindings.get(id)?.referenced) continue;
    const { line, column } = statement.loc!.start;
    const { semicolons, eol, braceSpace } = module.style;
    const text =
      factory.gives === "handler"
        ? `export {${braceSpace}${factory.methods.map((method) => `${id.name} as ${method}`).join(", ")}${braceSpace}}`
        : `export const {${braceSpace}${factory.methods.join(", ")}${braceSpace}} = ${id.name}`;
    const isLast = module.program.body.at(-1) === statement;
    const at = isLast ? statement.end! : module.program.body.at(-1)!.end!;
    return {
      line,
      column: column + 1,
      methods: factory.methods.filter(isMethodName),
      edits: [{ start: at, end: at, text: `${eol}${eol}${text}${semicolons ? ";" : ""}` }],
      made: { name: id.name, by: callee!.name },
    };
  }
  return undefined;
}

function unusedMethod(
  statement: t.Statement,
  module: ReturnType<typeof parseModule>,
): HttpMethod | undefined {
  const [declarator] = t.isVariableDeclaration(statement) ? statement.declarations : [];
  const id = t.isFunctionDeclaration(statement) ? statement.id : declarator?.id;
  if (!t.isIdentifier(id) || !isMethodName(id.name)) return undefined;
  if (t.isVariableDeclaration(statement) && statement.declarations.length > 1) return undefined;
  return module.bindings.get(id)?.referenced ? undefined : id.name;
}

function destructures(statement: t.Statement): boolean {
  const declaration = t.isExportNamedDeclaration(statement) ? statement.declaration : undefined;
  return (
    t.isVariableDeclaration(declaration) && declaration.declarations.some(({ id }) => !t.isIdentifier(id))
  );
}

function usesCommonJs(statement: t.Statement): boolean {
  return t.isExpressionStatement(statement) && t.isAssignmentExpression(statement.expression);
}
