/** Route files that export nothing that answers, and the functions in them that were meant to. */
import * as t from "@babel/types";
import type { HttpMethod } from "../contract.js";
import { parseModule } from "../module.js";
import type { Edit } from "../splice.js";
import { exportedNames, isMethodName } from "./exports.js";

/** What a route file lacks. `edits` put `export` in front of its functions called GET, POST and so on. */
export interface MissingExports {
  /** The first thing in the file that isn't an import; the top of an empty file. Lines and columns count from 1. */
  line: number;
  column: number;
  /** The functions that were meant to answer, with nobody calling them. */
  methods: HttpMethod[];
  edits: Edit[];
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
  return found;
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
