import { type Path, propertyName, unwrap } from "./syntax.js";

/** The initial value of a binding that never gets another one. */
export function constantInitial(path: Path): Path | undefined {
  if (!path.isIdentifier()) return undefined;
  const binding = path.scope.getBinding(path.node.name);
  if (!binding || binding.constantViolations.length > 0 || !binding.path.isVariableDeclarator())
    return undefined;
  const declarator = binding.path;
  if (declarator.node.id.type !== "Identifier" || !declarator.node.init) return undefined;
  return declarator.get("init") as Path;
}

/** The name of the environment variable that an expression reads: `process.env.X`, `env["X"]`, `const { X } = process.env`. */
export function environmentVariable(path: Path, depth = 0): string | undefined {
  const node = unwrap(path);
  if (node.isMemberExpression() || node.isOptionalMemberExpression()) {
    return isEnvironment(node.get("object") as Path) ? propertyName(node.node) : undefined;
  }
  if (!node.isIdentifier()) return undefined;
  const binding = node.scope.getBinding(node.node.name);
  const declarator = binding?.path;
  if (!binding || !declarator?.isVariableDeclarator() || binding.constantViolations.length > 0)
    return undefined;
  if (declarator.node.id.type === "ObjectPattern") {
    if (!declarator.node.init || !isEnvironment(declarator.get("init") as Path)) return undefined;
    const property = declarator.node.id.properties.find(
      (item) => item.type === "ObjectProperty" && item.value === binding.identifier,
    );
    return property && propertyName(property);
  }
  const initial = constantInitial(node);
  // A chain of constants this long is a cycle.
  return initial && depth < 20 ? environmentVariable(initial, depth + 1) : undefined;
}

function isEnvironment(path: Path): boolean {
  const node = unwrap(path);
  if (node.isMemberExpression() || node.isOptionalMemberExpression()) {
    const owner = unwrap(node.get("object") as Path);
    return propertyName(node.node) === "env" && owner.isIdentifier({ name: "process" });
  }
  if (!node.isIdentifier()) return false;
  const binding = node.scope.getBinding(node.node.name);
  if (binding?.path.isImportSpecifier()) {
    const from = binding.path.parent;
    return (
      from.type === "ImportDeclaration" &&
      /^(node:)?process$/.test(from.source.value) &&
      importedName(binding.path.node.imported) === "env"
    );
  }
  const initial = constantInitial(node);
  return initial?.isMemberExpression() === true && isEnvironment(initial);
}

/** Every environment variable that an expression reads, also through constants. */
export function variablesIn(path: Path, depth = 0): string[] {
  const own = environmentVariable(path);
  if (own) return own === "NODE_ENV" ? [] : [own];
  const found: string[] = [];
  const visit = (inner: Path) => {
    const name = environmentVariable(inner);
    if (name) {
      if (name !== "NODE_ENV") found.push(name);
      inner.skip();
      return;
    }
    const initial = depth < 5 ? constantInitial(inner) : undefined;
    if (initial) found.push(...variablesIn(initial, depth + 1));
  };
  if (path.isIdentifier()) visit(path);
  path.traverse({
    Expression(inner) {
      visit(inner as Path);
    },
  });
  return [...new Set(found)];
}

/** The exported name that an import specifier takes. */
export function importedName(imported: { type: string; name?: string; value?: string }): string | undefined {
  return imported.type === "Identifier" ? imported.name : imported.value;
}
