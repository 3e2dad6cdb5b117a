import { createRequire } from "node:module";
import { isAbsolute, relative, sep } from "node:path";
import type { Rule as LintRule, SourceCode } from "eslint";
import {
  HTTP_METHODS,
  type HttpMethod,
  type RouteFinding,
  type RouteRepair,
  type RouteRule,
  repairRoute,
} from "../handler/index.js";
import { editsBetween } from "../plan/edits.js";
import { docsUrl } from "../rules/docs-url.js";
import { couldBeBroken } from "../rules/route-gate.js";
import type { Rule } from "../rules/rule.js";

/** What a rule may be told in the config. */
interface Options {
  /** For handlers that don't test the method. */
  methods?: HttpMethod[];
  /** Major version of Next.js; default: that of the installed package. */
  next?: number;
  /** The app is built with `output: "export"`. */
  staticExport?: boolean;
  /** The app sets `cacheComponents`. */
  cacheComponents?: boolean;
}

const SCHEMA = [
  {
    type: "object" as const,
    properties: {
      methods: { type: "array" as const, items: { enum: [...HTTP_METHODS] }, uniqueItems: true, minItems: 1 },
      next: { type: "integer" as const, minimum: 13 },
      staticExport: { type: "boolean" as const },
      cacheComponents: { type: "boolean" as const },
    },
    additionalProperties: false,
  },
];

/** No hand-written route comes near this size. */
const MAX_LENGTH = 5 * 1024 * 1024;

/** Makes an ESLint rule of what the handler compiler finds under one id. */
export function lintRule(id: RouteRule, about: Rule): LintRule.RuleModule {
  return {
    meta: {
      type: "problem",
      docs: { description: about.title, url: docsUrl(about), recommended: true },
      fixable: "code",
      hasSuggestions: true,
      schema: SCHEMA,
    },
    create: (context) => {
      const path = pathOf(context);
      const { text } = context.sourceCode;
      if (!isRouteFile(path) || text.length > MAX_LENGTH || !couldBeBroken(text)) return {};
      return {
        Program: () => {
          const options = (context.options[0] ?? {}) as Options;
          const next = options.next ?? installedNext(context.filename);
          const repair = repaired(context.sourceCode, path, {
            ...options,
            ...(next === undefined ? {} : { next }),
          });
          for (const finding of repair?.findings ?? []) {
            if (finding.rule === id) report(context, finding, repair?.code, next !== undefined);
          }
        },
      };
    },
  };
}

function pathOf({ filename, cwd }: LintRule.RuleContext): string {
  const way = relative(cwd, filename);
  return (isAbsolute(way) ? filename : way).split(sep).join("/");
}

/** Next calls a file by this name, in the `app` folder and outside of its private folders. */
function isRouteFile(path: string): boolean {
  const parts = path.split("/");
  const folders = parts.slice(parts.indexOf("app") + 1, -1);
  return (
    parts.includes("app") &&
    /^route\.(?:ts|tsx|js|jsx)$/.test(parts.at(-1) as string) &&
    !folders.some((name) => name.startsWith("_"))
  );
}

/** The same file is asked about once for each rule. */
const known = new WeakMap<SourceCode, Map<string, RouteRepair | undefined>>();

/** Undefined for a file that doesn't parse: ESLint's own parser says so, where it is one. */
function repaired(source: SourceCode, path: string, options: Options): RouteRepair | undefined {
  const ofSource = known.get(source) ?? new Map<string, RouteRepair | undefined>();
  known.set(source, ofSource);
  const key = JSON.stringify([path, options]);
  if (!ofSource.has(key)) ofSource.set(key, compiled(source.text, path, options));
  return ofSource.get(key);
}

function compiled(text: string, path: string, options: Options): RouteRepair | undefined {
  try {
    return repairRoute(text, { path, ...options });
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * A safe rewrite is a fix. One that rests on an assumption is a suggestion, and so is one for a version of Next.js that nobody knows.
 */
function report(
  context: LintRule.RuleContext,
  finding: RouteFinding,
  code: string | undefined,
  isNextKnown: boolean,
): void {
  const { text } = context.sourceCode;
  const fix =
    code === undefined || finding.safety === "manual"
      ? undefined
      : (fixer: LintRule.RuleFixer) =>
          editsBetween(text, code).map((edit) => fixer.replaceTextRange([edit.start, edit.end], edit.text));
  const isSafe = finding.safety === "safe" && isNextKnown;
  const desc =
    finding.methods.length > 0
      ? `Rewrite it to export ${finding.methods.join(", ")}.`
      : "Rewrite the handler.";
  context.report({
    loc: { line: finding.line, column: finding.column - 1 },
    message: finding.message,
    ...(fix !== undefined && isSafe ? { fix } : {}),
    ...(fix !== undefined && !isSafe ? { suggest: [{ desc, fix }] } : {}),
  });
}

const versions = new Map<string, number | undefined>();

/** The major version of the Next.js that the file would import; undefined where none is installed. Nothing of it is run. */
function installedNext(filename: string): number | undefined {
  const folder = filename.replace(/[^\\/]*$/, "");
  if (!versions.has(folder)) versions.set(folder, nextAt(filename));
  return versions.get(folder);
}

function nextAt(filename: string): number | undefined {
  try {
    const { version } = createRequire(filename)("next/package.json") as { version?: unknown };
    const major = Number.parseInt(String(version), 10);
    return Number.isNaN(major) ? undefined : major;
  } catch {
    return undefined;
  }
}
