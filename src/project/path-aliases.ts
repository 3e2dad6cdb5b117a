/** What the app's tsconfig or jsconfig says about import paths. */
import { dirname, join, resolve } from "node:path";
import type * as t from "@babel/types";
import { parseModule } from "./parse.js";
import { readBytes } from "./read-bytes.js";

/** `@/*` for a folder. */
export interface PathAlias {
  /** What an import begins with: `@/`. */
  prefix: string;
  /** Absolute. */
  folder: string;
}

/** How the code of an app is written and imported. */
export interface CodeFacts {
  /** The app has a tsconfig.json. */
  typescript: boolean;
  /** The aliases that end in `/*`, each with its first folder, in the config's order. */
  aliases: PathAlias[];
}

/** Reads tsconfig.json, else jsconfig.json, with the relative configs that it extends. What can't be read counts as absent. */
export async function readCodeFacts(appFolder: string): Promise<CodeFacts> {
  for (const name of ["tsconfig.json", "jsconfig.json"]) {
    const config = await readConfig(join(appFolder, name));
    if (config !== undefined)
      return { typescript: name === "tsconfig.json", aliases: await aliasesOf(config) };
  }
  return { typescript: false, aliases: [] };
}

interface Config {
  path: string;
  root: t.ObjectExpression;
}

async function readConfig(path: string): Promise<Config | undefined> {
  try {
    const text = (await readBytes(path)).toString("utf8").replace(/^\uFEFF/, "");
    // JSON with comments and trailing commas is an expression like any other.
    const [statement] = parseModule(`(${text}\n)`, "tsconfig.js").program.body;
    const value = statement?.type === "ExpressionStatement" ? statement.expression : undefined;
    return value?.type === "ObjectExpression" ? { path, root: value } : undefined;
  } catch {
    return undefined;
  }
}

async function aliasesOf(config: Config, depth = 0): Promise<PathAlias[]> {
  const options = propertyOf(config.root, "compilerOptions");
  const folder = dirname(config.path);
  const paths = propertyOf(options, "paths");
  if (paths?.type === "ObjectExpression") {
    const base = resolve(folder, textOf(propertyOf(options, "baseUrl")) ?? ".");
    return paths.properties.flatMap((property): PathAlias[] => {
      if (property.type !== "ObjectProperty") return [];
      const targets = property.value.type === "ArrayExpression" ? property.value.elements : [];
      const [pattern, target] = [keyOf(property), textOf(targets[0] ?? undefined)];
      if (!pattern?.endsWith("/*") || !/(?:^|\/)\*$/.test(target ?? "")) return [];
      return [{ prefix: pattern.slice(0, -1), folder: resolve(base, target!.slice(0, -1)) }];
    });
  }
  const base = textOf(propertyOf(config.root, "extends"));
  if (base === undefined || !base.startsWith(".") || depth > 5) return [];
  const path = resolve(folder, base.endsWith(".json") ? base : `${base}.json`);
  const extended = await readConfig(path);
  return extended === undefined ? [] : aliasesOf(extended, depth + 1);
}

function propertyOf(object: t.Node | undefined, name: string): t.Node | undefined {
  if (object?.type !== "ObjectExpression") return undefined;
  for (const property of object.properties) {
    if (property.type === "ObjectProperty" && keyOf(property) === name) return property.value;
  }
  return undefined;
}

function keyOf({ key }: t.ObjectProperty): string | undefined {
  return key.type === "StringLiteral" ? key.value : key.type === "Identifier" ? key.name : undefined;
}

function textOf(node: t.Node | undefined): string | undefined {
  return node?.type === "StringLiteral" ? node.value : undefined;
}
