/** Exports of a route file that keep `next build` from passing, and what takes each of them back. */
import * as t from "@babel/types";
import { exportedName, findExportedConfig } from "./exported-config.js";
import { isReadByConvention, planForbiddenExports } from "./forbidden-exports.js";
import { type Module, parseModule } from "./module.js";
import { planSegmentConfig } from "./segment-config.js";
import { type Edit, removeStatement } from "./splice.js";
import { type StaticValue, staticValue } from "./static-value.js";
import { quoted } from "./style.js";
import { unwrap } from "./syntax.js";

/** One thing wrong. Lines and columns count from 1. */
export type InvalidExport = {
  /** The exported names. */
  names: string[];
  line: number;
  column: number;
  /** Absent where nothing can be done without knowing more. */
  edits?: Edit[];
} & (
  | {
      /** Names that a route may not export: up to Next 15 the type check of the build refuses them. */
      kind: "other-name";
      /** Those of them that nothing in the file uses. */
      unused: string[];
      /** Those of them that are called like a method: a package may read them. */
      forPackages: string[];
    }
  /** The Pages Router's `config`. `applies`: it sets what a route file sets by exports of its own. */
  | { kind: "pages-config"; applies: boolean }
  /** A setting that comes from another file. */
  | { kind: "setting-from-elsewhere" }
  /** A setting that Next would have to run code for. */
  | { kind: "computed-setting"; value?: string }
  /** A setting with a value that Next doesn't know. */
  | { kind: "unknown-value"; value: string; known: readonly string[] }
  /** A setting that `cacheComponents` refuses. */
  | { kind: "cache-components" }
);

/** What Next's own schema admits (measured for `dynamic` on 14, 15 and 16; read for the others in the source of 15 and 16). */
const KNOWN_VALUES: Record<string, readonly string[]> = {
  dynamic: ["auto", "error", "force-static", "force-dynamic"],
  fetchCache: [
    "auto",
    "default-cache",
    "only-cache",
    "force-cache",
    "force-no-store",
    "default-no-store",
    "only-no-store",
  ],
  runtime: ["edge", "nodejs", "experimental-edge"],
};

/** Those that must not be there under `cacheComponents` (measured on 16). */
const REFUSED_BY_CACHE_COMPONENTS = ["dynamic", "dynamicParams", "fetchCache", "revalidate", "runtime"];
const SETTINGS = new Set([...REFUSED_BY_CACHE_COMPONENTS, "maxDuration", "preferredRegion"]);

/**
 * Says what is wrong with the exports of a route file, whatever its version of Next makes of it. The edits hold positions of
 * `source`. Nothing for a file that doesn't parse.
 * @param context.keep names that others import from this file: they are named, and left exported
 */
export function invalidExports(
  source: string,
  context: { path: string; cacheComponents: boolean; keep: ReadonlySet<string> },
): InvalidExport[] {
  let module: Module;
  try {
    // Version 15 is the last one to refuse other names. A byte order mark is one place of the text all the same.
    module = parseModule(source.replace(/^\uFEFF/, " "), { path: context.path, next: 15 });
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
  return [
    ...otherNames(module, context.keep),
    ...pagesConfig(module),
    ...settings(module, context.cacheComponents),
  ].sort((a, b) => a.line - b.line || a.column - b.column);
}

function otherNames(module: Module, keep: ReadonlySet<string>): InvalidExport[] {
  const { found, edits } = planForbiddenExports(module, keep);
  const kept = planForbiddenExports(module, new Set()).found.filter(({ name }) => keep.has(name));
  const groups = [
    { found: kept, edits: undefined },
    { found, edits },
  ].filter((group) => group.found.length > 0);
  return groups.map((group) => {
    const names = group.found.map(({ name }) => name);
    const unused = group.found.filter(({ used }) => !used).map(({ name }) => name);
    const forPackages = group.found.filter(isReadByConvention).map(({ name }) => name);
    const about = { ...placeOf(group.found[0]!.node), names, unused, forPackages };
    return { kind: "other-name", ...about, edits: group.edits };
  });
}

function pagesConfig(module: Module): InvalidExport[] {
  const config = findExportedConfig(module);
  if (!config) return [];
  const plan = planSegmentConfig(module);
  const node = "statement" in config ? config.statement : config.node;
  const text = module.source.slice(node.start!, node.end!);
  const applies = /\b(?:maxDuration|runtime|regions)\b/.test(text);
  const edits = plan.refusal || plan.edits.length === 0 ? undefined : plan.edits;
  return [{ kind: "pages-config", ...placeOf(node), names: ["config"], applies, edits }];
}

function settings(module: Module, cacheComponents: boolean): InvalidExport[] {
  return module.program.body.flatMap((statement): InvalidExport[] => {
    if (!t.isExportNamedDeclaration(statement) || statement.exportKind === "type") return [];
    if (statement.source) {
      const names = statement.specifiers.map(exportedName).filter((name) => SETTINGS.has(name));
      return names.length > 0 ? [{ kind: "setting-from-elsewhere", ...placeOf(statement), names }] : [];
    }
    const { declaration } = statement;
    if (!t.isVariableDeclaration(declaration)) return [];
    return declaration.declarations.flatMap(({ id, init }): InvalidExport[] => {
      if (!t.isIdentifier(id) || !SETTINGS.has(id.name) || !init) return [];
      const about = { ...placeOf(statement), names: [id.name] };
      if (cacheComponents && REFUSED_BY_CACHE_COMPONENTS.includes(id.name)) {
        const isAlone = declaration.declarations.length === 1;
        return [
          {
            kind: "cache-components",
            ...about,
            edits: isAlone ? [removeStatement(module, statement)] : undefined,
          },
        ];
      }
      return setting(module, init, about);
    });
  });
}

function setting(
  module: Module,
  init: t.Expression,
  about: { names: string[]; line: number; column: number },
): InvalidExport[] {
  // What Next makes of a cast differs from one version to the next.
  if (unwrap(init) !== init) return [];
  const value = staticValue(module, init);
  const known = KNOWN_VALUES[about.names[0]!];
  if (known && typeof value === "string" && !known.includes(value)) {
    return [{ kind: "unknown-value", ...about, value, known }];
  }
  if (isLiteral(init)) return [];
  if (value === undefined) return [{ kind: "computed-setting", ...about }];
  const text = literal(module, value);
  const edits = [{ start: init.start!, end: init.end!, text }];
  return [{ kind: "computed-setting", ...about, value: text, edits }];
}

/** What Next reads off the source without running it: literals, arrays of them, a sign in front of a number. */
function isLiteral(node: t.Node): boolean {
  if (t.isArrayExpression(node)) return node.elements.every((element) => element && isLiteral(element));
  if (t.isTemplateLiteral(node)) return node.expressions.length === 0;
  if (t.isUnaryExpression(node)) return node.operator === "-" && t.isNumericLiteral(node.argument);
  return t.isLiteral(node);
}

function literal(module: Module, value: StaticValue): string {
  if (Array.isArray(value)) return `[${value.map((one) => literal(module, one)).join(", ")}]`;
  return typeof value === "string" ? quoted(value, module.style) : String(value);
}

function placeOf(node: t.Node): { line: number; column: number } {
  const { line, column } = node.loc!.start;
  return { line, column: column + 1 };
}
