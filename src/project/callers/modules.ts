/** The repo's modules, parsed when they are needed, and how names get from one to the other. */
import type * as t from "@babel/types";
import { Imports } from "../imports.js";
import { parseModule } from "../parse.js";
import { readTextSync } from "../read.js";
import { link, namesIn } from "./syntax.js";

export class Modules {
  readonly #imports: Imports;
  readonly #kept = new Map<string, t.Program | undefined>();

  /** `files` are the absolute paths that may be read; `root` bounds the search for what an alias stands for. */
  constructor(files: ReadonlySet<string>, root: string) {
    this.#imports = new Imports(files, root);
  }

  /** Parses a file that is looked at once; `undefined` when it can't be parsed. Only what is imported is kept. */
  parse(absolutePath: string, text: string): t.Program | undefined {
    return this.#kept.has(absolutePath) ? this.#kept.get(absolutePath) : parseFile(absolutePath, text);
  }

  /** What `name` of the module `specifier` stands for, seen from `from`: an expression, a function or a class. */
  resolveImport(from: string, specifier: string, name: string): t.Node | undefined {
    const file = this.#imports.resolve(from, specifier);
    return file === undefined ? undefined : this.#resolveExport(file, name, 0);
  }

  #resolveExport(file: string, name: string, depth: number): t.Node | undefined {
    if (!this.#kept.has(file)) this.#kept.set(file, parseFile(file, undefined));
    const program = this.#kept.get(file);
    if (program === undefined || depth > 5) return undefined;
    for (const statement of program.body) {
      const found = this.#exportIn(statement, file, name, depth);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #exportIn(statement: t.Statement, file: string, name: string, depth: number): t.Node | undefined {
    if (statement.type === "ExportDefaultDeclaration")
      return name === "default" ? statement.declaration : undefined;
    if (statement.type === "ExportAllDeclaration") {
      const target = this.#imports.resolve(file, statement.source.value);
      return target === undefined || name === "default"
        ? undefined
        : this.#resolveExport(target, name, depth + 1);
    }
    if (statement.type !== "ExportNamedDeclaration") return undefined;
    for (const specifier of statement.specifiers) {
      if (specifier.type !== "ExportSpecifier" || exportedName(specifier) !== name) continue;
      if (statement.source == null) return specifier.local;
      const target = this.#imports.resolve(file, statement.source.value);
      return target === undefined ? undefined : this.#resolveExport(target, specifier.local.name, depth + 1);
    }
    return declared(statement.declaration, name);
  }
}

/** What a declaration says of `name`: the declarator, the function or the class. */
function declared(declaration: t.Declaration | null | undefined, name: string): t.Node | undefined {
  switch (declaration?.type) {
    case "FunctionDeclaration":
    case "ClassDeclaration":
    case "TSEnumDeclaration":
      return declaration.id?.name === name ? declaration : undefined;
    case "VariableDeclaration":
      for (const declarator of declaration.declarations) {
        if (declarator.id.type === "Identifier" && declarator.id.name === name) return declarator;
        if (declarator.id.type === "Identifier") continue;
        const local = namesIn(declarator.id).find((one) => one.name === name);
        if (local !== undefined) return local;
      }
      return undefined;
    default:
      return undefined;
  }
}

function exportedName(specifier: t.ExportSpecifier): string {
  return specifier.exported.type === "Identifier" ? specifier.exported.name : specifier.exported.value;
}

function parseFile(absolutePath: string, text: string | undefined): t.Program | undefined {
  try {
    const source = text ?? readTextSync(absolutePath);
    return source === undefined ? undefined : link(parseModule(source, absolutePath), absolutePath);
  } catch {
    // A file that doesn't parse says nothing about its calls, and is none of the files that are asked for.
    return undefined;
  }
}
