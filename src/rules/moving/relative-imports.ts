/** What a file says of its own place: its relative imports as they read from another one. */
import { posix } from "node:path";
import type * as t from "@babel/types";
import { programOf } from "../../project/parse.js";
import { forEachNode } from "../for-each-node.js";
import type { TextEdit } from "../rule.js";

export type FromElsewhere = { edits: TextEdit[] } | { refusal: string };

/**
 * The edits by which the imports of a file mean the same from another place. Both paths are relative to the same folder. A refusal, which
 * goes on from "since", where the file asks for its place by other means than a literal.
 */
export function importsFrom(text: string, from: string, to: string): FromElsewhere {
  const program = programOf({ text, path: from });
  if (program === undefined) return { refusal: "it can't be parsed" };
  if (posix.dirname(from) === posix.dirname(to)) return { edits: [] };
  if (/^\/\/\/\s*<reference\s+path\b/m.test(text))
    return { refusal: "it refers to another file by a comment" };
  const edits: TextEdit[] = [];
  let refusal: string | undefined;
  const refuse = (node: t.Node, what: string) => {
    refusal ??= `line ${node.loc?.start.line} ${what}`;
  };
  forEachNode(program, (node) => {
    if (isOwnPlace(node)) refuse(node, "asks for the file's own place");
    for (const { specifier, isCall } of specifiersOf(node)) {
      if (specifier.type !== "StringLiteral" && !isPlainTemplate(specifier)) {
        // `require(name)` with a name that is only known at run time.
        if (isCall) refuse(node, "loads a module whose name isn't written there");
        continue;
      }
      const [start, end] = [specifier.start! + 1, specifier.end! - 1];
      const written = text.slice(start, end);
      if (!/^\.{1,2}(?:\/|$)/.test(written)) continue;
      if (/[\\\n]/.test(written)) refuse(node, "writes the name of a module with an escape");
      const moved = relativeFrom(written, from, to);
      if (moved !== written) edits.push({ start, end, text: moved });
    }
  });
  return refusal === undefined ? { edits } : { refusal };
}

/** One note that says how the relative imports of a file read after its move; none where they stay, or where they can't be told. */
export function importNotes(text: string, from: string, to: string): string[] {
  const imports = importsFrom(text, from, to);
  if ("refusal" in imports || imports.edits.length === 0) return [];
  const changes = new Map(
    imports.edits.map(({ start, end, text: moved }) => [text.slice(start, end), moved]),
  );
  const list = [...changes].map(([before, after]) => `"${before}" becomes "${after}"`).join(", ");
  return [`The move changes its relative imports: ${list}.`];
}

function relativeFrom(specifier: string, from: string, to: string): string {
  const target = posix.join(posix.dirname(from), specifier);
  const relative = posix.relative(posix.dirname(to), target) || ".";
  const moved = relative.startsWith(".") ? relative : `./${relative}`;
  return specifier.endsWith("/") && !moved.endsWith("/") ? `${moved}/` : moved;
}

interface Specifier {
  specifier: t.Node;
  /** It is an argument, which need not be a literal. */
  isCall: boolean;
}

function specifiersOf(node: t.Node): Specifier[] {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
      return [{ specifier: node.source, isCall: false }];
    case "ExportNamedDeclaration":
      return node.source ? [{ specifier: node.source, isCall: false }] : [];
    case "TSExternalModuleReference":
      return [{ specifier: node.expression, isCall: false }];
    case "TSImportType":
      return [{ specifier: node.argument, isCall: false }];
    case "ImportExpression":
      return [{ specifier: node.source, isCall: true }];
    case "CallExpression": {
      const [argument] = node.arguments;
      return argument && loadsModule(node.callee) ? [{ specifier: argument, isCall: true }] : [];
    }
    default:
      return [];
  }
}

/** `require("./x")`, `import("./x")`, `require.resolve("./x")`. */
function loadsModule(callee: t.CallExpression["callee"]): boolean {
  if (callee.type === "Import") return true;
  if (callee.type === "Identifier") return callee.name === "require";
  return callee.type === "MemberExpression" && isNamed(callee.object, "require");
}

function isOwnPlace(node: t.Node): boolean {
  return (
    isNamed(node, "__dirname") ||
    isNamed(node, "__filename") ||
    (node.type === "MetaProperty" && node.meta.name === "import")
  );
}

function isNamed(node: t.Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}

function isPlainTemplate(node: t.Node): boolean {
  return node.type === "TemplateLiteral" && node.expressions.length === 0;
}
