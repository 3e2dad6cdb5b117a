import * as t from "@babel/types";
import { parseSource } from "../parse-source.js";

/** A stretch of the text, and what may stand in its place: always less. */
interface Cut {
  start: number;
  end: number;
  text: string;
}

/**
 * Makes a source file as small as can be by leaving out parts of its syntax, the largest first, for as long as it still has what is looked for.
 * @param has Is only asked about texts that can be parsed.
 * @returns a text from which no single part can go.
 */
export async function shrink(source: string, has: (text: string) => Promise<boolean>): Promise<string> {
  let text = source;
  for (let before = ""; before !== text; ) {
    before = text;
    let rest = cutsOf(text);
    while (rest.length > 0) {
      const [cut, ...smaller] = rest as [Cut, ...Cut[]];
      const candidate = tidied(text.slice(0, cut.start) + cut.text + text.slice(cut.end));
      rest = smaller;
      if (candidate.length >= text.length || !parses(candidate) || !(await has(candidate))) continue;
      text = candidate;
      rest = cutsOf(text).filter((each) => saving(each) <= saving(cut));
    }
  }
  return text;
}

function parses(text: string): boolean {
  try {
    return !parseSource(text).errors?.length;
  } catch {
    return false;
  }
}

function saving({ start, end, text }: Cut): number {
  return end - start - text.length;
}

/** Without the empty lines that a cut leaves behind. */
function tidied(text: string): string {
  return text.replace(/^[ \t]*\n|[ \t]+$/gm, "");
}

/** All that can go, the largest first. */
function cutsOf(text: string): Cut[] {
  const file = parseSource(text);
  const cuts: Cut[] = (file.comments ?? []).map(({ start, end }) => ({ start: start!, end: end!, text: "" }));
  const instead = (node: t.Node, ...parts: (t.Node | null | undefined)[]) => {
    for (const part of parts) {
      if (!part) continue;
      const [start, end] = t.isBlockStatement(part)
        ? [part.start! + 1, part.end! - 1]
        : [part.start!, part.end!];
      cuts.push({ start: node.start!, end: node.end!, text: text.slice(start, end) });
    }
  };
  const without = (node: t.Node | null | undefined) => {
    if (node) cuts.push({ start: node.start!, end: node.end!, text: "" });
  };
  const fromList = (list: readonly (t.Node | null)[]) => {
    const nodes = list.filter((node) => node !== null);
    for (const [index, node] of nodes.entries()) {
      const next = nodes[index + 1];
      const previous = nodes[index - 1];
      cuts.push({
        start: next || !previous ? node.start! : previous.end!,
        end: next ? next.start! : node.end!,
        text: "",
      });
    }
  };
  t.traverseFast(file, (node) => {
    if (t.isProgram(node) || t.isBlockStatement(node)) halves(node.body, cuts);
    if (t.isSwitchStatement(node)) {
      node.cases.forEach(without);
      for (const { consequent } of node.cases) halves(consequent, cuts);
    }
    if (t.isIfStatement(node)) {
      instead(node, node.consequent, node.alternate);
      if (node.alternate) cuts.push({ start: node.consequent.end!, end: node.alternate.end!, text: "" });
    }
    if (t.isTryStatement(node)) {
      instead(node, node.block, node.finalizer);
      if (node.handler && node.finalizer)
        cuts.push({ start: node.handler.end!, end: node.finalizer.end!, text: "" });
    }
    if (t.isLoop(node) || t.isLabeledStatement(node)) instead(node, node.body);
    if (t.isObjectExpression(node) || t.isObjectPattern(node)) fromList(node.properties);
    if (t.isArrayExpression(node)) fromList(node.elements);
    if (t.isImportDeclaration(node)) fromList(node.specifiers);
    if (t.isVariableDeclaration(node)) fromList(node.declarations);
    if (t.isFunction(node)) fromList(node.params);
    if (t.isLogicalExpression(node) || t.isBinaryExpression(node)) instead(node, node.left, node.right);
    if (t.isConditionalExpression(node)) instead(node, node.consequent, node.alternate);
    if (t.isAwaitExpression(node) || t.isUnaryExpression(node)) instead(node, node.argument);
    if (t.isTSAsExpression(node) || t.isTSNonNullExpression(node)) instead(node, node.expression);
    if (t.isCallExpression(node)) {
      fromList(node.arguments);
      // A wrapper, and one call of a chain.
      instead(node, ...node.arguments, t.isMemberExpression(node.callee) ? node.callee.object : undefined);
    }
    if (t.isTSTypeAnnotation(node) || t.isTSTypeParameterInstantiation(node)) without(node);
    if (t.isTemplateLiteral(node) || t.isStringLiteral(node))
      cuts.push({ start: node.start!, end: node.end!, text: '"x"' });
  });
  return cuts.filter((cut) => saving(cut) > 0).sort((one, other) => saving(other) - saving(one));
}

/** A list of statements without its first half, its second half, a quarter, and so on, down to a single one. */
function halves(statements: readonly t.Statement[], cuts: Cut[]): void {
  for (let size = statements.length; size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from + size <= statements.length; from += size) {
      cuts.push({ start: statements[from]!.start!, end: statements[from + size - 1]!.end!, text: "" });
    }
  }
}
