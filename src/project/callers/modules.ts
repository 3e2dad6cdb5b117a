/** The repo's modules, parsed when they are needed, and how names get from one to the other. */
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { NodePath } from "@babel/traverse";
import * as traverseModule from "@babel/traverse";
import type * as t from "@babel/types";
import { parseModule } from "../parse.js";
import { decode } from "../read.js";
import { resolveImport } from "../resolve-import.js";

type Traverse = (file: t.File, visitor: { Program: (path: NodePath<t.Program>) => void }) => void;

/** The package is CommonJS: its module is what Node gives as default, and in there lies the function. */
const found = traverseModule.default as unknown as Traverse | { default: Traverse };
const traverse: Traverse = typeof found === "function" ? found : found.default;

export interface Module {
  absolutePath: string;
  program: NodePath<t.Program>;
}

export class Modules {
  readonly #files: ReadonlySet<string>;
  readonly #root: string;
  readonly #kept = new Map<string, Module | undefined>();
  readonly #targets = new Map<string, string | undefined>();

  /** `files` are the absolute paths that may be read; `root` bounds the search for what an alias stands for. */
  constructor(files: ReadonlySet<string>, root: string) {
    this.#files = files;
    this.#root = root;
  }

  /** Parses a file that is looked at once; `undefined` when it can't be parsed. Only what is imported is kept. */
  parse(absolutePath: string, text: string): Module | undefined {
    return this.#kept.has(absolutePath) ? this.#kept.get(absolutePath) : parseFile(absolutePath, text);
  }

  /** What `name` of the module `specifier` stands for, seen from `from`: an expression, a function or a class. */
  resolveImport(from: string, specifier: string, name: string): { path: NodePath; file: string } | undefined {
    const file = this.#resolveFile(from, specifier);
    return file === undefined ? undefined : this.#resolveExport(file, name, 0);
  }

  /** The file that a node was parsed from. */
  fileOf(path: NodePath): string {
    const program = path.scope.getProgramParent().path.node;
    return (program as t.Node & { fromFile?: string }).fromFile ?? "";
  }

  /** A name for the place of a node that holds however often its file is parsed. */
  placeOf(path: NodePath): string {
    return `${this.fileOf(path)}:${path.node.start}`;
  }

  #resolveExport(file: string, name: string, depth: number): { path: NodePath; file: string } | undefined {
    if (!this.#kept.has(file)) this.#kept.set(file, parseFile(file, undefined));
    const module = this.#kept.get(file);
    if (module === undefined || depth > 5) return undefined;
    for (const statement of module.program.get("body")) {
      const found = this.#exportIn(statement, file, name, depth);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #exportIn(
    statement: NodePath<t.Statement>,
    file: string,
    name: string,
    depth: number,
  ): { path: NodePath; file: string } | undefined {
    if (statement.isExportDefaultDeclaration() && name === "default") {
      return { path: statement.get("declaration") as NodePath, file };
    }
    if (statement.isExportAllDeclaration()) {
      const target = this.#resolveFile(file, statement.node.source.value);
      return target === undefined || name === "default"
        ? undefined
        : this.#resolveExport(target, name, depth + 1);
    }
    if (!statement.isExportNamedDeclaration()) return undefined;
    for (const specifier of statement.node.specifiers) {
      if (specifier.type !== "ExportSpecifier" || exportedName(specifier) !== name) continue;
      const local = specifier.local.name;
      if (statement.node.source != null) {
        const target = this.#resolveFile(file, statement.node.source.value);
        return target === undefined ? undefined : this.#resolveExport(target, local, depth + 1);
      }
      const path = statement.scope.getBinding(local)?.path;
      return path === undefined ? undefined : { path, file };
    }
    const binding = statement.scope.getBinding(name);
    const isDeclaredHere = binding?.path.findParent((parent) => parent === statement) != null;
    return binding !== undefined && isDeclaredHere ? { path: binding.path, file } : undefined;
  }

  #resolveFile(from: string, specifier: string): string | undefined {
    const key = `${dirname(from)}\n${specifier}`;
    if (!this.#targets.has(key))
      this.#targets.set(key, resolveImport(from, specifier, this.#files, this.#root));
    return this.#targets.get(key);
  }
}

function exportedName(specifier: t.ExportSpecifier): string {
  return specifier.exported.type === "Identifier" ? specifier.exported.name : specifier.exported.value;
}

function parseFile(absolutePath: string, text: string | undefined): Module | undefined {
  try {
    const source = text ?? decode(readFileSync(absolutePath));
    if (source === undefined) return undefined;
    const file = parseModule(source, absolutePath);
    let program: NodePath<t.Program> | undefined;
    traverse(file, {
      Program(path) {
        program = path;
        path.stop();
      },
    });
    if (program === undefined) return undefined;
    (program.node as t.Node & { fromFile?: string }).fromFile = absolutePath;
    return { absolutePath, program };
  } catch {
    // A file that doesn't parse says nothing about its calls, and is none of the files that are asked for.
    return undefined;
  }
}
