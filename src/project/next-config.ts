/** Reads a next.config without running it. */
import type * as t from "@babel/types";
import type { ConfigFacts, ProjectProblem, SourceFile } from "./contract.js";
import { parseModule, type SyntaxProblem } from "./parse.js";

/** The names that Next looks for, in its order (https://nextjs.org/docs/app/api-reference/config/next-config-js). */
export const CONFIG_NAMES = [
  "next.config.js",
  "next.config.mjs",
  "next.config.ts",
  "next.config.mts",
  "next.config.cjs",
  "next.config.cts",
];

export const DEFAULT_FACTS: ConfigFacts = {
  pageExtensions: ["tsx", "ts", "jsx", "js"],
  basePath: "",
  cacheComponents: false,
  trailingSlash: false,
  skipTrailingSlashRedirect: false,
  hasI18n: false,
  routes: { redirects: [], beforeFiles: [], afterFiles: [], fallback: [], open: false },
};

const SAYS_FACTS =
  /pageExtensions|basePath|cacheComponents|ignoreBuildErrors|output|railingSlash|i18n|rewrites|redirects/;
const SAYS_ROUTES = /rewrites|redirects/;

/**
 * What the config says in literals, wherever in the file an object has the key: configs are passed through wrappers,
 * spread and composed, and none of these keys means anything else elsewhere. Anything that is no literal is left at its default.
 * A config that doesn't parse gives the defaults and a problem.
 */
export async function readConfigFacts(
  config: SourceFile,
): Promise<{ facts: ConfigFacts; problem?: ProjectProblem }> {
  if (!SAYS_FACTS.test(config.text)) return { facts: DEFAULT_FACTS };
  let program: t.File;
  try {
    program = parseModule(config.text, config.path);
  } catch (error) {
    const { message, line, column } = error as SyntaxProblem;
    const what = `${config.path} can't be parsed (${message}), so Next.js can't start either. Mend the syntax, then run again.`;
    return { facts: DEFAULT_FACTS, problem: { path: config.path, message: what, line, column } };
  }
  const values = literalProperties(program);
  const extensions = values.get("pageExtensions");
  const basePath = values.get("basePath");
  return {
    facts: {
      pageExtensions:
        Array.isArray(extensions) && extensions.length > 0
          ? extensions.map((extension) => extension.replace(/^\./, ""))
          : DEFAULT_FACTS.pageExtensions,
      basePath: typeof basePath === "string" ? basePath.replace(/\/$/, "") : "",
      cacheComponents: values.get("cacheComponents") === true,
      ignoresBuildErrors: placeOfTrue(program, "ignoreBuildErrors"),
      trailingSlash: values.get("trailingSlash") === true,
      skipTrailingSlashRedirect: values.get("skipTrailingSlashRedirect") === true,
      hasI18n: /\bi18n\b/.test(config.text),
      routes: SAYS_ROUTES.test(config.text)
        ? (await import("../routing/index.js")).readConfigRoutes(program, config.path)
        : DEFAULT_FACTS.routes,
    },
  };
}

type Literal = string | boolean | string[];

/** Every `key: literal` of the file, and every `const name = literal` that a shorthand or an identifier stands for. */
function literalProperties(file: t.File): Map<string, Literal> {
  const constants = new Map<string, t.Node>();
  const values = new Map<string, Literal>();
  const pending: [string, t.Node][] = [];
  forEachNode(file.program, (node) => {
    if (node.type === "VariableDeclarator" && node.id.type === "Identifier" && node.init) {
      constants.set(node.id.name, node.init);
    } else if (node.type === "ObjectProperty" && !node.computed) {
      const key =
        node.key.type === "Identifier"
          ? node.key.name
          : node.key.type === "StringLiteral"
            ? node.key.value
            : "";
      pending.push([key, node.value]);
    } else if (
      node.type === "AssignmentExpression" &&
      node.left.type === "MemberExpression" &&
      node.left.property.type === "Identifier" &&
      !node.left.computed
    ) {
      pending.push([node.left.property.name, node.right]);
    }
  });
  for (const [key, node] of pending) {
    const value = literalOf(node.type === "Identifier" ? constants.get(node.name) : node);
    if (value !== undefined) values.set(key, value);
  }
  return values;
}

/** Where a key stands with the literal `true`. */
function placeOfTrue(file: t.File, name: string): { line: number; column: number } | undefined {
  let place: { line: number; column: number } | undefined;
  forEachNode(file.program, (node) => {
    if (node.type !== "ObjectProperty" || node.computed || node.key.type !== "Identifier") return;
    if (node.key.name !== name || literalOf(node.value) !== true || !node.loc) return;
    place ??= { line: node.loc.start.line, column: node.loc.start.column + 1 };
  });
  return place;
}

function literalOf(node: t.Node | undefined): Literal | undefined {
  switch (node?.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
      return literalOf(node.expression);
    case "StringLiteral":
    case "BooleanLiteral":
      return node.value;
    case "TemplateLiteral":
      return node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
    case "ArrayExpression": {
      const items = node.elements.map((element) => literalOf(element ?? undefined));
      return items.every((item) => typeof item === "string") ? (items as string[]) : undefined;
    }
    default:
      return undefined;
  }
}

function forEachNode(node: t.Node, visit: (node: t.Node) => void): void {
  visit(node);
  for (const value of Object.values(node) as unknown[]) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) forEachNode(item, visit);
    } else if (isNode(value)) forEachNode(value, visit);
  }
}

function isNode(value: unknown): value is t.Node {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as { type?: unknown }).type === "string" &&
    "start" in value
  );
}
