/** Who imports a file: asked for the few files whose exports or place look wrong. */
import { basename, dirname, join } from "node:path";
import type * as t from "@babel/types";
import type { ImportSite, SourceFile } from "./contract.js";
import { parseModule, SyntaxProblem } from "./parse.js";
import { byPath, relativePath } from "./paths.js";
import { mapConcurrently, readText } from "./read.js";

/** A file that is asked about; its importers are put into it. */
type Asked = SourceFile & { importedBy?: ImportSite[] };

/** Larger sources are bundles, which import nothing by the name of a file. */
const MAX_SOURCE_BYTES = 1024 * 1024;

/**
 * Puts into each asked file the files of the repo that import it. Where a specifier may mean the file it counts: what an alias stands for
 * isn't looked up. A file that can't be read or parsed imports everything that it names.
 */
export async function addImporters(
  asked: readonly Asked[],
  files: readonly string[],
  root: string,
): Promise<void> {
  for (const file of asked) file.importedBy = [];
  if (asked.length === 0) return;
  const names = asked.flatMap(({ absolutePath }) => moduleNames(absolutePath));
  const mention = new RegExp(
    `["'\`](?:[^"'\`\\n]*/)?(?:${names.map(literally).join("|")})(?:\\.[mc]?[jt]sx?)?["'\`]`,
  );
  await mapConcurrently(files.filter(isSource), async (path) => {
    const text = await readText(path, MAX_SOURCE_BYTES);
    if (text === undefined || !mention.test(text)) return;
    for (const { specifier, ...taken } of importsOf(text, path)) {
      for (const file of asked) {
        if (file.absolutePath === path || !mayMean(specifier, path, file.absolutePath)) continue;
        file.importedBy?.push({ path: relativePath(root, path), ...taken });
      }
    }
  });
  for (const file of asked) file.importedBy?.sort(byPath);
}

function isSource(path: string): boolean {
  return /\.[mc]?[jt]sx?$/.test(path) && !/\.d\.[mc]?ts$|\.min\.js$/.test(path);
}

/** How importers may end the name of a file: `register`, and for `x/index.ts` also `x`. */
function moduleNames(path: string): string[] {
  const name = bare(basename(path));
  return name === "index" ? [name, basename(dirname(path))] : [name];
}

function mayMean(specifier: string, from: string, file: string): boolean {
  // A URL.
  if (specifier.startsWith("/")) return false;
  const targets = [bare(file), ...(bare(basename(file)) === "index" ? [dirname(file)] : [])];
  if (specifier.startsWith(".")) return targets.includes(bare(join(dirname(from), specifier)));
  const parts = bare(specifier).split("/");
  // `@/app/api/x/route`, `app/api/x/route`, `@app/api/x/route`: the first part may stand for any folder.
  const endings = [parts, parts.slice(1)]
    .filter((ending) => ending.length > 1)
    .map((ending) => ending.join("/"));
  const slashed = targets.map((target) => target.replaceAll("\\", "/"));
  return endings.some((ending) => slashed.some((target) => target.endsWith(`/${ending}`)));
}

function bare(path: string): string {
  return path.replace(/\.[mc]?[jt]sx?$/, "");
}

type Import = Omit<ImportSite, "path"> & { specifier: string };

/** Every string that a module is loaded by, whatever loads it: `jest.mock` and its like count too. `fetch("api/users")` loads none. */
function importsOf(text: string, path: string): Import[] {
  let file: t.File;
  try {
    file = parseModule(text, path);
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    return [...text.matchAll(/["'`]([^"'`\n]+)["'`]/g)].map(([, specifier]) => ({
      specifier: specifier as string,
      names: "all" as const,
    }));
  }
  const found: Import[] = [];
  for (const statement of file.program.body) {
    if (statement.type === "ImportDeclaration") {
      found.push({ specifier: statement.source.value, names: importedNames(statement) });
    } else if (statement.type === "ExportNamedDeclaration" && statement.source) {
      const names = statement.specifiers.map((one) =>
        one.type === "ExportSpecifier" ? one.local.name : "*",
      );
      const taken = names.includes("*") ? "all" : names;
      found.push({ specifier: statement.source.value, names: taken, handsOn: true });
    } else if (statement.type === "ExportAllDeclaration") {
      found.push({ specifier: statement.source.value, names: "all", handsOn: true });
    }
  }
  forEachNode(file.program, (node) => {
    const [argument] =
      node.type === "CallExpression" ? node.arguments : node.type === "ImportExpression" ? [node.source] : [];
    if (argument?.type === "StringLiteral" && (argument.value.startsWith(".") || loadsModules(node))) {
      found.push({ specifier: argument.value, names: "all" });
    }
    if (node.type === "TSImportType" && node.argument.type === "StringLiteral") {
      found.push({ specifier: node.argument.value, names: [] });
    }
  });
  return found;
}

function loadsModules(node: t.Node): boolean {
  if (node.type !== "CallExpression") return true;
  const { callee } = node;
  if (callee.type === "Import") return true;
  const owner = callee.type === "MemberExpression" ? callee.object : callee;
  return owner.type === "Identifier" && /^(?:require|jest|vi|mock)$/.test(owner.name);
}

function importedNames(statement: t.ImportDeclaration): string[] | "all" {
  const names: string[] = [];
  for (const specifier of statement.specifiers) {
    if (specifier.type === "ImportNamespaceSpecifier") return "all";
    if (specifier.type === "ImportDefaultSpecifier") names.push("default");
    else
      names.push(
        specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value,
      );
  }
  return names;
}

function forEachNode(node: t.Node, visit: (node: t.Node) => void): void {
  visit(node);
  for (const [key, value] of Object.entries(node)) {
    if (key === "loc" || key.endsWith("Comments")) continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === "string") forEachNode(child as t.Node, visit);
    }
  }
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
