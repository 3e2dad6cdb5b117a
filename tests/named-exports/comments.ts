import type { Comment, File, Node } from "@babel/types";
import * as t from "@babel/types";
import { parseSource } from "./parse-source.js";

/**
 * The comments of `input` that `output` should still have and hasn't. A comment may go with the code that it belongs
 * to: the branch that answers 405, Next's own types and the Pages `config`.
 * @param dropped Parts of further comments that may go, because their code goes.
 */
export function lostComments(input: string, output: string, dropped: readonly string[] = []): string[] {
  const left = commentsOf(parseSource(output)).map(textOf);
  const lost: string[] = [];
  for (const text of keptComments(input)) {
    const index = left.indexOf(text);
    if (index >= 0) left.splice(index, 1);
    else if (!dropped.some((part) => text.includes(part))) lost.push(text);
  }
  return lost;
}

function keptComments(source: string): string[] {
  const file = parseSource(source);
  const going = rangesThatGo(file, source);
  return commentsOf(file)
    .filter((comment) => !going.some(([start, end]) => comment.start! >= start && comment.start! < end))
    .map(textOf);
}

function commentsOf(file: File): Comment[] {
  return file.comments ?? [];
}

/** A comment may be indented anew. */
function textOf(comment: Comment): string {
  return comment.value.replace(/\s+/g, " ").trim();
}

function rangesThatGo(file: File, source: string): [number, number][] {
  const ranges: [number, number][] = [];
  const endOfLine = (end: number) => (source.indexOf("\n", end) + 1 || source.length + 1) - 1;
  const withComments = (node: Node) => {
    ranges.push([node.leadingComments?.[0]?.start ?? node.start!, endOfLine(node.end!)]);
  };
  t.traverseFast(file, (node) => {
    if (t.isImportDeclaration(node) && node.source.value === "next")
      ranges.push([node.start!, endOfLine(node.end!)]);
    if (t.isExportNamedDeclaration(node) && exportsConfig(node)) withComments(node);
    if (t.isIfStatement(node)) {
      if (!node.alternate && refuses(node.consequent)) withComments(node);
      else
        for (const branch of [node.consequent, node.alternate])
          if (branch && refuses(branch)) withComments(branch);
    }
    if (t.isSwitchCase(node) && node.consequent.some(refuses)) withComments(node);
    if (t.isExpressionStatement(node) || t.isReturnStatement(node) || t.isThrowStatement(node)) {
      if (refuses(node)) withComments(node);
    }
  });
  return ranges;
}

function exportsConfig(node: t.ExportNamedDeclaration): boolean {
  return (
    t.isVariableDeclaration(node.declaration) &&
    node.declaration.declarations.some(({ id }) => t.isIdentifier(id, { name: "config" }))
  );
}

/** Holds a 405 and no other reply. */
function refuses(node: Node): boolean {
  let found = false;
  let replies = 0;
  t.traverseFast(node, (inner) => {
    if (t.isNumericLiteral(inner, { value: 405 })) found = true;
    if (!t.isCallExpression(inner) || !t.isMemberExpression(inner.callee)) return;
    const { property } = inner.callee;
    if (["json", "send", "end", "redirect"].some((name) => t.isIdentifier(property, { name }))) replies++;
  });
  return found && replies <= 1;
}
