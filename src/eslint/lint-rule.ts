/** An ESLint rule of what is found in one file. */
import { createRequire } from "node:module";
import { isAbsolute, relative, sep } from "node:path";
import type { Rule as LintRule, SourceCode } from "eslint";
import { HTTP_METHODS, type HttpMethod, type Safety } from "../handler/index.js";
import { docsUrl } from "../rules/docs-url.js";
import type { Rule, RuleResult, TextEdit } from "../rules/rule.js";

/** What a rule may be told in the config. */
export interface Options {
  /** For handlers that don't test the method. */
  methods?: HttpMethod[];
  /** Major version of Next.js; default: that of the installed package. */
  next?: number;
  /** The app is built with `output: "export"`. */
  staticExport?: boolean;
  /** The app sets `cacheComponents`. */
  cacheComponents?: boolean;
}

/** The schema of each option. */
const SCHEMAS = {
  methods: { type: "array", items: { enum: [...HTTP_METHODS] }, uniqueItems: true, minItems: 1 },
  next: { type: "integer", minimum: 13 },
  staticExport: { type: "boolean" },
  cacheComponents: { type: "boolean" },
} as const;

/** The file that ESLint looks at. `path` is relative to the folder in which it runs, with forward slashes. */
export interface LintedFile {
  path: string;
  text: string;
  options: Options;
  /** Undefined where neither the options nor an installed package tell. */
  next: number | undefined;
  /** The same object for all rules that look at this text. */
  source: SourceCode;
}

export interface LintFinding {
  line: number;
  column: number;
  message: string;
  safety: Safety;
  edits?: readonly TextEdit[];
  /** What the edits do, as an order. */
  order: string;
}

export interface FileRule {
  about: Rule;
  /** Whether the rule looks at files of this path. */
  isFor: (path: string) => boolean;
  /** Which options it takes. */
  options: readonly (keyof Options)[];
  /** For a file of this path, its fixes are right for some versions of Next.js only. */
  dependsOnNext: (path: string) => boolean;
  examine: (file: LintedFile) => LintFinding[];
}

/** No hand-written route comes near this size. */
const MAX_LENGTH = 5 * 1024 * 1024;

/** A safe fix is a fix. One that rests on an assumption is a suggestion, and so is one for a version of Next.js that nobody knows. */
export function lintRule({ about, isFor, options, dependsOnNext, examine }: FileRule): LintRule.RuleModule {
  return {
    meta: {
      type: "problem",
      docs: { description: about.title, url: docsUrl(about), recommended: true },
      fixable: "code",
      hasSuggestions: true,
      schema:
        options.length === 0
          ? []
          : [
              {
                type: "object",
                properties: Object.fromEntries(options.map((name) => [name, SCHEMAS[name]])),
                additionalProperties: false,
              },
            ],
    },
    create: (context) => {
      const path = pathOf(context);
      const { text } = context.sourceCode;
      if (!isFor(path) || text.length > MAX_LENGTH) return {};
      return {
        Program: () => {
          const given = (context.options[0] ?? {}) as Options;
          const isSettledByNext = dependsOnNext(path);
          const next = isSettledByNext ? (given.next ?? installedNext(context.filename)) : undefined;
          const file = { path, text, options: given, next, source: context.sourceCode };
          const isSettled = !isSettledByNext || next !== undefined;
          for (const finding of unlessBroken(() => examine(file))) report(context, finding, isSettled);
        },
      };
    },
  };
}

/** What a rule of the house says, without what is for information alone. */
export function lintFindings(results: readonly RuleResult[], order: string): LintFinding[] {
  return results.flatMap(({ findings, edits }) =>
    findings
      .filter(({ severity }) => severity !== "info")
      .map(({ line, column, message, safety }) => ({
        line,
        column,
        message,
        safety,
        order,
        ...(edits ? { edits } : {}),
      })),
  );
}

function pathOf({ filename, cwd }: LintRule.RuleContext): string {
  const way = relative(cwd, filename);
  return (isAbsolute(way) ? filename : way).split(sep).join("/");
}

/** Nothing for a file that doesn't parse: ESLint's own parser says so. */
function unlessBroken(examine: () => LintFinding[]): LintFinding[] {
  try {
    return examine();
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function report(
  context: LintRule.RuleContext,
  { line, column, message, safety, edits, order }: LintFinding,
  isSettled: boolean,
): void {
  const fix =
    edits === undefined || safety === "manual"
      ? undefined
      : (fixer: LintRule.RuleFixer) =>
          edits.map((edit) => fixer.replaceTextRange([edit.start, edit.end], edit.text));
  const isSafe = safety === "safe" && isSettled;
  context.report({
    loc: { line, column: column - 1 },
    message,
    ...(fix !== undefined && isSafe ? { fix } : {}),
    ...(fix !== undefined && !isSafe ? { suggest: [{ desc: order, fix }] } : {}),
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
