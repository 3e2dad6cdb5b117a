import type * as t from "@babel/types";
import { type NodePath, type Path, propertyName, unwrap } from "./syntax.js";

/** What the module hands to Next: `export default`, `export { x as default }`, `module.exports =`, `exports.default =`, `export =`. */
export function exportedConfigs(program: NodePath<t.Program>): Path[] {
  const found: Path[] = [];
  for (const statement of program.get("body") as Path[]) {
    if (statement.isExportDefaultDeclaration()) found.push(statement.get("declaration") as Path);
    if (statement.isTSExportAssignment()) found.push(statement.get("expression") as Path);
    if (statement.isExportNamedDeclaration()) {
      for (const specifier of statement.get("specifiers") as Path[]) {
        if (!specifier.isExportSpecifier() || statement.node.source) continue;
        if (exportedName(specifier.node) === "default") found.push(specifier.get("local") as Path);
      }
    }
    if (statement.isExpressionStatement()) {
      // `exports = module.exports = config` hands over the innermost value.
      let expression = statement.get("expression") as Path;
      let isExport = false;
      while (expression.isAssignmentExpression({ operator: "=" })) {
        isExport ||= isModuleExports(expression.get("left") as Path);
        expression = expression.get("right") as Path;
      }
      if (isExport) found.push(expression);
    }
  }
  return found;
}

function exportedName({ exported }: t.ExportSpecifier): string {
  return exported.type === "Identifier" ? exported.name : exported.value;
}

export function isModuleExports(path: Path): boolean {
  if (!path.isMemberExpression()) return false;
  const owner = path.get("object") as Path;
  const name = propertyName(path.node);
  if (owner.isIdentifier({ name: "module" })) return name === "exports";
  return name === "default" && (owner.isIdentifier({ name: "exports" }) || isModuleExports(owner));
}

/** `export { default } from "./config/next.mjs"`: the config lies in another file. */
export function reexportedConfigs(program: NodePath<t.Program>): { path: Path; module: string }[] {
  const found: { path: Path; module: string }[] = [];
  for (const statement of program.get("body") as Path[]) {
    if (!statement.isExportNamedDeclaration() || !statement.node.source) continue;
    for (const specifier of statement.get("specifiers") as Path[]) {
      if (specifier.isExportSpecifier() && exportedName(specifier.node) === "default") {
        found.push({ path: specifier as Path, module: statement.node.source.value });
      }
    }
  }
  return found;
}

/** "x" of `require("x")` and `await import("x")`. */
export function requiredModule(path: Path): string | undefined {
  const value = unwrap(path);
  if (!value.node) return undefined;
  if (value.isAwaitExpression()) return requiredModule(value.get("argument") as Path);
  if (!value.isCallExpression()) return undefined;
  const callee = value.get("callee") as Path;
  if (!callee.isIdentifier({ name: "require" }) && !callee.isImport()) return undefined;
  const [module] = value.node.arguments;
  return module?.type === "StringLiteral" ? module.value : "";
}

/** The module that an imported or required function comes from. */
export function importedFrom(callee: Path): string | undefined {
  const owner = callee.isMemberExpression() ? (callee.get("object") as Path) : callee;
  const binding = owner.isIdentifier() ? owner.scope.getBinding(owner.node.name) : undefined;
  const declaration = binding?.path as Path | undefined;
  if (declaration?.parentPath?.isImportDeclaration()) return declaration.parentPath.node.source.value;
  return declaration?.isVariableDeclarator() ? requiredModule(declaration.get("init") as Path) : undefined;
}
