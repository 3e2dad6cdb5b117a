/** Who still uses the old form of a function, once the routes of a run are rewritten. */
import * as t from "@babel/types";
import type { Converted } from "../conversion.js";
import { importedFrom } from "../imported-name.js";
import { type Module, parseModule } from "../module.js";
import { type FunctionNode, isCall, isMember, unwrap, visitAll } from "../syntax.js";
import { plainText } from "../text-form.js";
import { homeOf, topFunctionAround } from "./home.js";
import { foreignFunction } from "./imported-value.js";
import type { Program } from "./program.js";
import type { ImportersOf, RewrittenFile } from "./settle.js";

export class OldForms {
  readonly #program: Program;
  readonly #importersOf: ImportersOf;
  readonly #byFunction = new Map<FunctionNode, Module>();
  /** The callees that are written anew. */
  readonly #handled = new Set<t.Node>();
  /** By the path of a rewritten file, the functions whose old form it still mentions. */
  readonly #left = new Map<string, Set<FunctionNode>>();
  /** The rewritten files whose repair rests on an assumption. */
  readonly #unsafe = new Set<string>();
  readonly #staying = new Set<FunctionNode>();
  /** By function, the rewritten files that used its old form. */
  readonly #users = new Map<FunctionNode, Set<string>>();

  constructor(
    program: Program,
    files: readonly RewrittenFile[],
    importersOf: ImportersOf,
    converted: readonly Converted[],
  ) {
    this.#program = program;
    this.#importersOf = importersOf;
    for (const { fn, module, calls, foreign } of converted) {
      this.#byFunction.set(fn, module);
      for (const call of [...calls.keys(), ...foreign.keys()])
        this.#handled.add(unwrap((call as t.CallExpression).callee));
    }
    for (const { path, repair } of files) this.#left.set(path, this.#oldFormsIn(path, repair.code!));
    for (const { path, repair } of files)
      if (repair.findings.some(({ safety }) => safety === "unsafe")) this.#unsafe.add(path);
    for (let size = -1; size !== this.#staying.size; ) {
      size = this.#staying.size;
      for (const fn of this.#byFunction.keys()) if (this.#isUsed(fn)) this.#staying.add(fn);
      this.#keepApart();
    }
  }

  /** A safe change isn't held up by one that rests on an assumption: what both would have to be written with stays as it is. */
  #keepApart(): void {
    const safe = new Set<Module>();
    const going = [...this.#byFunction].filter(([fn]) => !this.#staying.has(fn));
    for (const [fn, module] of going)
      if ([...(this.#users.get(fn) ?? [])].some((path) => !this.#unsafe.has(path))) safe.add(module);
    for (const [fn, module] of going)
      if (safe.has(module) && [...(this.#users.get(fn) ?? [])].some((path) => this.#unsafe.has(path)))
        this.#staying.add(fn);
  }

  /** Whether the old form has to stay. */
  stays({ fn }: Converted): boolean {
    return this.#staying.has(fn);
  }

  /** The rewritten files that used the old form before. */
  users({ fn }: Converted): ReadonlySet<string> {
    return this.#users.get(fn) ?? new Set();
  }

  #oldFormsIn(path: string, code: string): Set<FunctionNode> {
    const module = parseModule(plainText(code).text, { path, program: this.#program });
    return new Set(foreignUses(module).map(({ fn }) => fn));
  }

  #isUsed(fn: FunctionNode): boolean {
    const module = this.#byFunction.get(fn)!;
    const { name, isAlone, exported } = homeOf(fn, module);
    if (!isAlone) return true;
    const binding = name && module.bindings.get(name);
    if (name && !binding?.constant) return true;
    const isElsewhere = binding?.referencePaths.some(
      ({ node }) => !isExport(node, module) && !this.#isWrittenAnew(node, module),
    );
    return isElsewhere || this.#isImported(fn, module.context.path, exported, new Set());
  }

  /** A call in a function that is itself rewritten where it stands. */
  #isWrittenAnew(node: t.Node, module: Module): boolean {
    const around = topFunctionAround(node, module);
    return (
      this.#handled.has(node) &&
      around !== undefined &&
      this.#byFunction.has(around) &&
      !this.#staying.has(around)
    );
  }

  /** Whether somebody imports the old form who isn't rewritten. */
  #isImported(fn: FunctionNode, path: string, names: ReadonlySet<string>, seen: Set<string>): boolean {
    if (names.size === 0 || seen.has(path)) return false;
    seen.add(path);
    return this.#importersOf(path).some((importer) => {
      if (importer.names !== "all" && !importer.names.some((name) => names.has(name))) return false;
      const left = this.#left.get(importer.path);
      if (left) {
        this.#users.set(fn, (this.#users.get(fn) ?? new Set()).add(importer.path));
        return left.has(fn);
      }
      const module = this.#program.opened(importer.path);
      if (!module || (importer.names === "all" && !isPlainImporter(module))) return true;
      const uses = foreignUses(module).filter((use) => use.fn === fn);
      if (uses.some(({ node }) => !isExport(node, module) && !this.#isWrittenAnew(node, module))) return true;
      const handedOn = this.#handedOn(fn, module);
      return this.#isImported(fn, module.context.path, handedOn, seen);
    });
  }

  /** The names under which a module hands on a function of another. */
  #handedOn(fn: FunctionNode, module: Module): Set<string> {
    const names = new Set<string>();
    for (const statement of module.program.body) {
      if (t.isExportAllDeclaration(statement)) {
        const next = this.#program.open(statement.source.value, module);
        const own =
          next && (next === this.#byFunction.get(fn) ? homeOf(fn, next).exported : this.#handedOn(fn, next));
        for (const name of own ?? []) if (name !== "default") names.add(name);
      }
      if (!t.isExportNamedDeclaration(statement)) continue;
      const next = statement.source && this.#program.open(statement.source.value, module);
      const own =
        next && (next === this.#byFunction.get(fn) ? homeOf(fn, next).exported : this.#handedOn(fn, next));
      for (const one of statement.specifiers) {
        if (!t.isExportSpecifier(one)) continue;
        const name = t.isIdentifier(one.exported) ? one.exported.name : one.exported.value;
        if (own ? own.has(one.local.name) : foreignFunction(one.local, module)?.fn === fn) names.add(name);
      }
    }
    return names;
  }
}

/** The names in a module that stand for functions of other modules. */
function foreignUses(module: Module): { fn: FunctionNode; node: t.Node }[] {
  const uses: { fn: FunctionNode; node: t.Node }[] = [];
  for (const binding of new Set(Object.values(module.programScope.bindings))) {
    if (!importedFrom(binding.identifier, module)) continue;
    for (const { node } of binding.referencePaths) {
      const above = module.parents.get(node);
      const callee = isMember(above) && above.object === node ? above : node;
      const found = foreignFunction(callee, module);
      if (found) uses.push({ fn: found.fn, node: callee });
    }
  }
  return uses;
}

/** Whether all that a module takes from others is plain from its text: no `import()`, no mock. */
function isPlainImporter(module: Module): boolean {
  let isPlain = true;
  visitAll(module.program, (node) => {
    if (t.isImport(node) || t.isImportExpression(node)) isPlain = false;
    const above = module.parents.get(node);
    const isRequire = isCall(node) && t.isIdentifier(node.callee, { name: "require" });
    if (isRequire && !t.isVariableDeclarator(above)) isPlain = false;
  });
  return isPlain;
}

/** `export { x }`, `export default x`, `module.exports = { x }`: who takes it from there is asked by itself. */
function isExport(node: t.Node, module: Module): boolean {
  // Of an exported declaration, Babel counts the statement among the references.
  if (t.isExportNamedDeclaration(node) || t.isExportDefaultDeclaration(node)) return true;
  let at: t.Node | undefined = module.parents.get(node);
  while (t.isObjectProperty(at) || t.isObjectExpression(at)) at = module.parents.get(at);
  if (t.isExportSpecifier(at) || t.isExportDefaultDeclaration(at)) return true;
  return (
    t.isAssignmentExpression(at) && /^(?:module\.)?exports\b/.test(module.source.slice(at.start!, at.end!))
  );
}
