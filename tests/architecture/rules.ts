import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { parse } from "@babel/parser";
import * as t from "@babel/types";

/** A source file; the path is relative to the repo, with forward slashes. */
export interface SourceFile {
  path: string;
  text: string;
}

/** Which layers a layer may import. A layer is a folder of `src`, or `transforms`. */
export const MAY_IMPORT: Record<string, readonly string[]> = {
  // Plain tables: what functions of the language, of Node, of Next and of libraries do.
  knowledge: [],
  handler: ["knowledge"],
  transforms: ["handler"],
  routing: [],
  project: ["handler", "routing"],
  rules: ["project", "routing", "transforms", "handler"],
  plan: ["rules", "project", "transforms", "handler"],
  contracts: ["plan", "rules", "project", "handler"],
  review: ["plan", "handler"],
  // Whatever is asked of git, and all that makes it safe to ask.
  git: [],
  apply: ["git", "plan", "handler"],
  report: ["plan", "handler"],
  gate: ["report"],
  // The table of all routes.
  overview: ["report", "plan", "rules", "project", "handler"],
  // Who answered a request: told by the answer, and by the table of routes.
  diagnosis: ["overview"],
  // The ESLint plugin.
  eslint: ["plan", "rules", "transforms", "handler"],
  batch: ["apply", "git", "report", "plan", "handler"],
  cli: [
    "gate",
    "git",
    "batch",
    "contracts",
    "diagnosis",
    "overview",
    "review",
    "apply",
    "report",
    "plan",
    "rules",
    "project",
    "handler",
  ],
  // src/index.ts, the programmatic API.
  index: ["apply", "overview", "report", "plan", "rules", "project", "transforms", "handler"],
};

/** Packages that read or write files, talk to a terminal or read a command line, and who may. */
const ONLY_IN: Record<string, readonly string[]> = {
  fs: ["project", "apply", "git", "batch", "cli"],
  "fs/promises": ["project", "apply", "batch", "cli"],
  tinyglobby: ["project", "batch/sources.ts"],
  "write-file-atomic": ["apply", "batch"],
  workerpool: ["batch"],
  // One function runs git, and nobody runs anything else; the workers of a batch are the package's.
  child_process: ["git/run.ts"],
  inquirer: ["review/ask.ts"],
  commander: ["cli"],
};

/** How Node reads the bytes of files. A repo's files are read by one function, which doesn't wait for pipes and doesn't follow devices. */
const READS = /^(?:open|read|readv|openAsBlob|createReadStream|readFile)(?:Sync)?$/;
const READER = "src/project/read-bytes.ts";

/** Layers that are the same everywhere and at any time: nothing of the machine comes in, nothing is printed. */
const PURE = [
  "knowledge",
  "handler",
  "routing",
  "transforms",
  "rules",
  "plan",
  "report",
  "gate",
  "overview",
  "diagnosis",
  "review",
];
const TERMINAL = "review/ask.ts";

/** Sentences about every import and every global that the architecture forbids, in the order of the files. */
export function violations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const layer = layerOf(file.path);
    if (!(layer in MAY_IMPORT)) return [`${file.path}: the layer "${layer}" isn't known`];
    const program = parse(file.text, { sourceType: "module", plugins: ["typescript"] });
    return [
      ...importsOf(program).flatMap((each) => forbiddenImport(file.path, layer, each)),
      ...globals(file, program),
      ...reads(file.path, program),
    ];
  });
}

export interface Import {
  id: string;
  typeOnly: boolean;
}

function forbiddenImport(path: string, layer: string, { id, typeOnly }: Import): string[] {
  if (id.startsWith(".")) {
    const target = posix.join(posix.dirname(path), id);
    const targetLayer = layerOf(target);
    if (targetLayer === layer) return [];
    if (!MAY_IMPORT[layer]!.includes(targetLayer))
      return [`${path}: ${layer} must not import ${targetLayer} (${id})`];
    if (
      targetLayer === "handler" &&
      layer === "project" &&
      !(typeOnly && target === "src/handler/contract.js")
    ) {
      return [`${path}: project takes only types of handler/contract (${id})`];
    }
    return [];
  }
  const name = id.replace(/^node:/, "");
  const found: string[] = [];
  if (["handler", "transforms"].includes(layer) && isBuiltin(id))
    found.push(`${path}: ${layer} must not import ${id}`);
  const owners = ONLY_IN[name];
  const own = path.replace(/^src\//, "");
  if (owners && !owners.some((owner) => own === owner || own.startsWith(`${owner}/`))) {
    found.push(`${path}: only ${owners.join(", ")} may import ${id}`);
  }
  return found;
}

function reads(path: string, program: t.File): string[] {
  if (layerOf(path) !== "project" || path === READER) return [];
  const found: string[] = [];
  t.traverseFast(program, (node) => {
    if (!t.isImportDeclaration(node) || node.importKind === "type") return;
    if (!/^(?:node:)?fs(?:\/promises)?$/.test(node.source.value)) return;
    for (const one of node.specifiers) {
      const name = t.isImportSpecifier(one) && t.isIdentifier(one.imported) ? one.imported.name : "fs";
      if (name === "fs" || READS.test(name)) found.push(`${path}: only ${READER} may read files (${name})`);
    }
  });
  return found;
}

function globals({ path }: SourceFile, program: t.File): string[] {
  if (!PURE.includes(layerOf(path)) || path === `src/${TERMINAL}`) return [];
  const found: string[] = [];
  t.traverseFast(program, (node) => {
    const name = t.isMemberExpression(node) && t.isIdentifier(node.object) ? node.object.name : undefined;
    if (name === "process" || name === "console")
      found.push(`${path}: ${layerOf(path)} must not use ${name}`);
    const clock =
      t.isNewExpression(node) && t.isIdentifier(node.callee, { name: "Date" }) && node.arguments.length === 0;
    if (
      clock ||
      (name === "Date" && t.isIdentifier((node as t.MemberExpression).property, { name: "now" }))
    ) {
      found.push(`${path}: ${layerOf(path)} must not look at the clock`);
    }
  });
  return found;
}

/** `src/plan/diff.ts` lies in `plan`, `src/index.ts` in `index`, `transforms/x.ts` in `transforms`. */
function layerOf(path: string): string {
  const parts = path.split("/");
  return parts[0] === "src" ? parts[1]!.replace(/\.[jt]s$/, "") : parts[0]!;
}

/** What a program imports, in every form that there is. */
export function importsOf(program: t.File): Import[] {
  const found: Import[] = [];
  t.traverseFast(program, (node) => {
    if (t.isImportDeclaration(node)) {
      const typeOnly =
        node.importKind === "type" || (node.specifiers.length > 0 && node.specifiers.every(isTypeImport));
      found.push({ id: node.source.value, typeOnly });
    }
    if ((t.isExportNamedDeclaration(node) || t.isExportAllDeclaration(node)) && node.source) {
      found.push({ id: node.source.value, typeOnly: node.exportKind === "type" });
    }
    if (t.isTSImportType(node)) found.push({ id: typeSource(node), typeOnly: true });
    if (
      t.isCallExpression(node) &&
      (t.isImport(node.callee) || t.isIdentifier(node.callee, { name: "require" }))
    ) {
      const [id] = node.arguments;
      if (t.isStringLiteral(id)) found.push({ id: id.value, typeOnly: false });
    }
  });
  return found;
}

function isTypeImport(specifier: t.ImportDeclaration["specifiers"][number]): boolean {
  return t.isImportSpecifier(specifier) && specifier.importKind === "type";
}

function typeSource({ argument }: t.TSImportType): string {
  return t.isStringLiteral(argument) ? argument.value : "";
}
