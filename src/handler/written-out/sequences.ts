/**
 * `return res.status(405).end(), undefined`: replies in comma expressions. They are written out as the statements that they stand for;
 * the rest then sees an ordinary file. Every line stays where it is.
 */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { rearranged } from "../rearrange/rearranged.js";
import type { Edit } from "../splice.js";
import { isCall, isMember, propertyName, unwrap, visitAll } from "../syntax.js";

/** The module with such expressions written out; nothing where there are none. */
export function writeOutSequences(module: Module): Module | undefined {
  const edits: Edit[] = [];
  visitAll(module.program, (node) => {
    const text = writtenOut(node, module);
    if (text === undefined) return undefined;
    const [start, end] = t.isStatement(node) ? [node.start!, node.end!] : withBrackets(node, module);
    edits.push({ start, end, text });
    return false;
  });
  return edits.length > 0 ? rearranged(module, edits) : undefined;
}

function writtenOut(node: t.Node, module: Module): string | undefined {
  const sequences = sequencesOf(node);
  if (!sequences.some((one) => one.expressions.some((part) => isOnResponse(part, module)))) return undefined;
  if (!sequences.every((one) => isPlain(one, module)) || hasComments(node, sequences, module))
    return undefined;
  const text = statementsFor(node, module);
  if (text === undefined || !t.isStatement(node)) return text;
  const above = module.parents.get(node);
  const isInList = t.isBlockStatement(above) || t.isSwitchCase(above) || t.isProgram(above);
  return isInList ? text : `{ ${text} }`;
}

/** The comma expressions that decide what a statement, or the body of an arrow function, does. */
function sequencesOf(node: t.Node): t.SequenceExpression[] {
  const isOne = (one: t.Node | null | undefined): one is t.SequenceExpression => t.isSequenceExpression(one);
  if (t.isExpressionStatement(node)) return branches(node.expression).filter(isOne);
  if (t.isReturnStatement(node)) return node.argument ? branches(node.argument).filter(isOne) : [];
  if (t.isIfStatement(node) && !node.alternate && t.isLogicalExpression(node.test, { operator: "&&" }))
    return [node.test.right].filter(isOne);
  return isOne(node) ? [node] : [];
}

/** What an expression may come to: itself, both sides of `?:`, the right side of `&&` and `||`. */
function branches(node: t.Node): t.Node[] {
  if (t.isConditionalExpression(node)) return [node.consequent, node.alternate];
  if (t.isLogicalExpression(node)) return [node.right];
  return [node];
}

function statementsFor(node: t.Node, module: Module): string | undefined {
  const { source } = module;
  const textOf = (one: t.Node): string => source.slice(one.start!, one.end!);
  if (t.isSequenceExpression(node)) {
    const above = module.parents.get(node);
    return t.isArrowFunctionExpression(above) && above.body === node
      ? `{ ${inTurn(node, true, module)} }`
      : undefined;
  }
  if (t.isIfStatement(node)) {
    const test = node.test as t.LogicalExpression;
    const parts = (test.right as t.SequenceExpression).expressions;
    const last = unwrap(parts.at(-1)!);
    if (!t.isBooleanLiteral(last, { value: true })) return undefined;
    const before = parts.slice(0, -1).map((part) => `${textOf(part)};`);
    return `if (${textOf(test.left)}) { ${before.join(" ")} ${textOf(node.consequent)} }`;
  }
  const isReturn = t.isReturnStatement(node);
  const value = isReturn ? node.argument : t.isExpressionStatement(node) ? node.expression : undefined;
  if (!value) return undefined;
  if (t.isConditionalExpression(value)) {
    const [yes, no] = [value.consequent, value.alternate].map((one) => inTurn(one, isReturn, module));
    return isReturn
      ? `if (${textOf(value.test)}) { ${yes} } ${no}`
      : `if (${textOf(value.test)}) { ${yes} } else { ${no} }`;
  }
  if (t.isLogicalExpression(value)) {
    if (isReturn || value.operator === "??") return undefined;
    const test = value.operator === "&&" ? textOf(value.left) : `!(${textOf(value.left)})`;
    return `if (${test}) { ${inTurn(value.right, false, module)} }`;
  }
  return inTurn(value, isReturn, module);
}

/** The parts of a comma expression as statements, the last one with its `return`. */
function inTurn(node: t.Node, returns: boolean, module: Module): string {
  const parts = t.isSequenceExpression(node) ? node.expressions : [node];
  return parts
    .map((part, index) => {
      const text = module.source.slice(part.start!, part.end!);
      return `${returns && index === parts.length - 1 ? "return " : ""}${text};`;
    })
    .join(" ");
}

const OF_RESPONSE = new Set(["end", "json", "redirect", "send", "setHeader", "status", "writeHead"]);

/** A chain of calls on a parameter that is a response: `res.status(405).end()`. */
export function isOnResponse(node: t.Node, module: Module): boolean {
  let root = unwrap(node, true);
  let isOfResponse = false;
  while (isCall(root) || isMember(root)) {
    if (isMember(root)) isOfResponse = OF_RESPONSE.has(propertyName(root) ?? "");
    root = unwrap(isCall(root) ? root.callee : root.object);
  }
  return isOfResponse && t.isIdentifier(root) && module.bindings.get(root)?.kind === "param";
}

/** Each part may begin a statement. */
function isPlain({ expressions }: t.SequenceExpression, { source }: Module): boolean {
  return expressions.every(
    (part) =>
      !part.extra?.parenthesized &&
      !/^(?:\{|function\b|class\b|async\b|let\b)/.test(source.slice(part.start!)),
  );
}

/** Comments between the parts would get lost. */
function hasComments(node: t.Node, sequences: t.SequenceExpression[], { comments }: Module): boolean {
  const parts = sequences.flatMap(({ expressions }) => expressions);
  return comments.some(
    ({ start, end }) =>
      start! > node.start! &&
      end! < node.end! &&
      !parts.some((part) => start! > part.start! && end! < part.end!) &&
      !(t.isIfStatement(node) && start! > node.consequent.start!),
  );
}

/** Where a body in brackets begins and ends. */
function withBrackets(node: t.Node, { source }: Module): [start: number, end: number] {
  const start = (node.extra?.parenStart as number | undefined) ?? node.start!;
  return [start, source.indexOf(")", node.end!) + 1];
}
