/** The modules of the user's that are evaluated: their top level, and what they export. */
import type * as t from "@babel/types";
import { bind } from "./bindings.js";
import { evaluate } from "./expressions.js";
import type { Run } from "./run.js";
import { Scope } from "./scope.js";
import { hoist } from "./statements.js";
import { unknown, type Value } from "./values.js";

/** A parsed module, with the files that its imports lead to. */
export interface ModuleSource {
  /** Relative to the project's root. */
  path: string;
  file: t.File;
  /** From what an import says to the path of one of the modules. */
  imports: ReadonlyMap<string, string>;
}

/** The modules of one run. Their top levels run when something of them is asked for. */
export class Modules {
  readonly #scopes = new Map<string, Scope>();

  constructor(
    readonly sources: ReadonlyMap<string, ModuleSource>,
    readonly run: Run,
  ) {}

  /** The value of one export; `undefined` when the module has none by that name. */
  exported(path: string, name: string): { value: Value } | undefined {
    const source = this.sources.get(path);
    if (source === undefined) return undefined;
    const scope = this.scope(path);
    for (const statement of source.file.program.body) {
      const found = this.#exportIn(statement, source, scope, name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #exportIn(
    statement: t.Statement,
    source: ModuleSource,
    scope: Scope,
    name: string,
  ): { value: Value } | undefined {
    if (statement.type === "ExportDefaultDeclaration" && name === "default") {
      const { declaration } = statement;
      if (declaration.type === "FunctionDeclaration") {
        return { value: { kind: "closure", node: declaration, scope } };
      }
      return { value: this.#evaluate(declaration, scope) };
    }
    if (statement.type === "ExpressionStatement") {
      const node = commonExport(statement, name);
      return node && { value: this.#evaluate(node, scope) };
    }
    if (statement.type === "ExportAllDeclaration" && name !== "default") {
      const target = source.imports.get(statement.source.value);
      return target === undefined ? undefined : this.exported(target, name);
    }
    if (statement.type !== "ExportNamedDeclaration") return undefined;
    for (const specifier of statement.specifiers) {
      if (specifier.type !== "ExportSpecifier" || textOf(specifier.exported) !== name) continue;
      const local = specifier.local.name;
      if (statement.source == null) return { value: evaluate(specifier.local, scope, this.run) };
      return { value: this.run.surroundings.imported(source.path, statement.source.value, local) };
    }
    return declares(statement.declaration, name) ? { value: scope.get(name) } : undefined;
  }

  /** The names at the top level of a module. */
  scope(path: string): Scope {
    const known = this.#scopes.get(path);
    if (known !== undefined) return known;
    const scope = new Scope(path);
    this.#scopes.set(path, scope);
    const { body } = (this.sources.get(path) as ModuleSource).file.program;
    hoist(body, scope);
    for (const statement of body) this.#declare(statement, scope);
    return scope;
  }

  #evaluate(node: t.Node, scope: Scope): Value {
    const { run } = this;
    const before = run.file;
    run.file = scope.path;
    try {
      return evaluate(node, scope, run);
    } finally {
      run.file = before;
    }
  }

  /** Variables of the top level get their values when they are asked for. */
  #declare(statement: t.Statement, scope: Scope): void {
    if (statement.type === "ImportDeclaration") {
      for (const specifier of statement.specifiers) {
        const name =
          specifier.type === "ImportSpecifier"
            ? textOf(specifier.imported)
            : specifier.type === "ImportDefaultSpecifier"
              ? "default"
              : "*";
        const from = statement.source.value;
        scope.declareLate(specifier.local.name, () => this.run.surroundings.imported(scope.path, from, name));
      }
    }
    const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declared?.type !== "VariableDeclaration") return;
    for (const { id, init } of declared.declarations) {
      const value = () => (init == null ? undefined : this.#evaluate(init, scope));
      if (id.type === "Identifier") scope.declareLate(id.name, value);
      else {
        for (const name of namesIn(id)) {
          scope.declareLate(name, () => {
            const inner = new Scope(scope.path, scope);
            bind(id, value(), inner, this.run);
            return inner.get(name);
          });
        }
      }
    }
  }
}

/** `module.exports = …` and `exports.name = …`. */
function commonExport({ expression }: t.ExpressionStatement, name: string): t.Node | undefined {
  if (expression.type !== "AssignmentExpression" || expression.left.type !== "MemberExpression")
    return undefined;
  const { object, property } = expression.left;
  if (object.type !== "Identifier" || property.type !== "Identifier") return undefined;
  const isWhole = object.name === "module" && property.name === "exports" && name === "default";
  return isWhole || (object.name === "exports" && property.name === name) ? expression.right : undefined;
}

function declares(declaration: t.Declaration | null | undefined, name: string): boolean {
  if (declaration?.type === "FunctionDeclaration") return declaration.id?.name === name;
  if (declaration?.type !== "VariableDeclaration") return false;
  return declaration.declarations.some(({ id }) => namesIn(id).includes(name));
}

function namesIn(pattern: t.Node): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "AssignmentPattern":
      return namesIn(pattern.left);
    case "RestElement":
      return namesIn(pattern.argument);
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === "RestElement" ? property : property.value),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element === null ? [] : namesIn(element)));
    default:
      return [];
  }
}

function textOf(name: t.Identifier | t.StringLiteral): string {
  return name.type === "Identifier" ? name.name : name.value;
}

/** What an import gives that leads out of the repo. */
export function packageImport(module: string, name: string): Value {
  const made = unknown(name === "default" || name === "*" ? module : name, false);
  made.imported = { module, name };
  return made;
}
