/**
 * Lays out anew what was broken over lines for another place: code that has moved to the left, or from which something is gone.
 * Before: `schema.parse(⏎  body,⏎)`, and `count⏎  ? parseInt(count)⏎  : undefined`. After: each on a line, where it fits. Only in files that follow a
 * formatter, which would do it the next time it runs; what its author broke by hand stays, and so does every line that the rewrite hasn't touched.
 */
import * as t from "@babel/types";
import type { Module } from "./module.js";
import { columns, reindent } from "./print.js";
import type { Edit } from "./splice.js";
import type { Style } from "./style.js";
import { childrenOf, isFunctionNode, isMember } from "./syntax.js";

/**
 * @param before the file as it was
 * @param module the file with all handlers rewritten
 * @param others edits of other kinds: what they touch is left alone
 */
export function refitted(before: Module, module: Module, others: readonly Edit[]): Edit[] {
  if (!before.style.formatted) return [];
  const file: File = { module, style: before.style, known: new Set(before.source.split("\n")) };
  const edits: Edit[] = [];
  const look = (node: t.Node): void => {
    if (node.start == null) return;
    const edit = joined(node, file) ?? movedUp(node, file) ?? inBrackets(node, file) ?? broken(node, file);
    if (edit && !others.some((other) => other.start < edit.end && edit.start < other.end)) edits.push(edit);
    else for (const child of childrenOf(node)) look(child);
  };
  look(module.program);
  return edits;
}

interface File {
  module: Module;
  style: Style;
  /** The lines of the file as it was. */
  known: ReadonlySet<string>;
}

/** What stands on the line of a place in front of it, and behind it. */
function lineAround({ source }: Module, start: number, end: number): [before: string, behind: string] {
  return [
    source.slice(source.lastIndexOf("\n", start - 1) + 1, start),
    source
      .slice(end)
      .split("\n")[0]!
      .replace(/\s*\/[/*].*$/, "")
      .trimEnd(),
  ];
}

/** Whether all lines of a stretch stood in the file before. */
function isOld({ module: { source }, known }: File, start: number, end: number): boolean {
  const first = source.lastIndexOf("\n", start - 1) + 1;
  const last = source.indexOf("\n", end);
  return source
    .slice(first, last < 0 ? undefined : last)
    .split("\n")
    .every((line) => known.has(line));
}

/** The stretch of a node that a formatter breaks for nothing but its length. */
function spanOf(node: t.Node, { source, parents }: Module): { start: number; end: number } | undefined {
  if (t.isIfStatement(node)) {
    const open = /^if\s*\(/.exec(source.slice(node.start!))?.[0].length ?? 0;
    const close = source.indexOf(")", node.test.extra?.parenthesized ? node.test.end! + 1 : node.test.end!);
    return { start: node.start! + open, end: close };
  }
  const above = parents.get(node);
  // What a longer chain of `&&` holds breaks with it.
  if (t.isLogicalExpression(node) && (t.isLogicalExpression(above) || t.isIfStatement(above)))
    return undefined;
  if (t.isConditionalExpression(node) && isMember(above)) return undefined;
  const isBreakable =
    t.isVariableDeclaration(node) ||
    t.isExpressionStatement(node) ||
    t.isReturnStatement(node) ||
    t.isCallExpression(node) ||
    t.isNewExpression(node) ||
    t.isConditionalExpression(node) ||
    t.isLogicalExpression(node) ||
    t.isArrayExpression(node);
  return isBreakable ? { start: node.start!, end: node.end! } : undefined;
}

/** The stretch on one line, if it has moved, if nothing in it has to have lines of its own, and if that fits. */
function joined(node: t.Node, file: File): Edit | undefined {
  const { module, style } = file;
  const span = spanOf(node, module);
  if (!span) return undefined;
  const { start, end } = span;
  const text = module.source.slice(start, end);
  if (!text.includes("\n") || isOld(file, start, end)) return undefined;
  if (!isSoft(t.isIfStatement(node) ? node.test : node, module)) return undefined;
  const flat = flattened(text, style);
  const [before, behind] = lineAround(module, start, end);
  return columns(before + flat + behind) <= style.width ? { start, end, text: flat } : undefined;
}

/** Braces in it are those of patterns: an object that its author has broken stays broken. */
function flattened(text: string, { braceSpace }: Style): string {
  return text
    .trim()
    .replace(/\{\s*\n\s*/g, `{${braceSpace}`)
    .replace(/,?\s*\n\s*\}/g, `${braceSpace}}`)
    .replace(/([([])\s*\n\s*/g, "$1")
    .replace(/,?\s*\n\s*([)\]])/g, "$1")
    .replace(/\s*\n\s*/g, " ");
}

/** `const order =⏎  await find({…})`: the value comes up to its name, where its first line fits there now. */
function movedUp(node: t.Node, file: File): Edit | undefined {
  const { module, style } = file;
  const value = t.isVariableDeclarator(node) ? node.init : t.isAssignmentExpression(node) ? node.right : null;
  const left = t.isVariableDeclarator(node) ? node.id : t.isAssignmentExpression(node) ? node.left : null;
  const call = t.isAwaitExpression(value) ? value.argument : value;
  if (
    !value ||
    !left ||
    !(t.isCallExpression(call) || t.isNewExpression(call)) ||
    isOld(file, left.end!, value.end!)
  )
    return undefined;
  const { source } = module;
  const gap = /^\s*=\s*\n\s*$/.test(source.slice(left.end!, value.start!));
  const text = source.slice(value.start!, value.end!);
  const [before] = lineAround(module, left.end!, left.end!);
  if (!gap || /\n\s*(?:\?\.|\.)/.test(text)) return undefined;
  const first = `${before} = ${text.split("\n")[0]}${text.includes("\n") ? "" : ";"}`;
  if (columns(first) > style.width) return undefined;
  const [inner] = lineAround(module, value.start!, value.start!);
  return {
    start: left.end!,
    end: value.end!,
    text: ` = ${reindent(text, inner, inner.slice(style.indent.length))}`,
  };
}

/** `return response ?? Response.json(…)` over several lines stands in brackets. */
function inBrackets(node: t.Node, file: File): Edit | undefined {
  const { module, style } = file;
  if (!t.isReturnStatement(node) || !t.isLogicalExpression(node.argument)) return undefined;
  const { left, right, operator, extra } = node.argument;
  const { source } = module;
  const [start, end] = [node.argument.start!, node.argument.end!];
  const [before] = lineAround(module, start, end);
  const text = source.slice(start, end);
  const isNew = !isOld(file, start, end) && !extra?.parenthesized && !right.extra?.parenthesized;
  if (!isNew || /\n/.test(source.slice(left.start!, right.start!))) return undefined;
  if (!text.includes("\n") && columns(`${before}${text};`) <= style.width) return undefined;
  const outer = /^\s*/.exec(before)![0];
  const inner = outer + style.indent;
  const own = source.slice(right.start!, right.end!);
  const flat = isSoft(right, module) ? flattened(own, style) : undefined;
  const shown = flat && columns(inner + flat) <= style.width ? flat : reindent(own, outer, inner);
  const head = source.slice(left.start!, left.end!);
  return { start, end, text: `(\n${inner}${head} ${operator}\n${inner}${shown}\n${outer})` };
}

/** A line that has got too long: its choice, its fields or the arguments of its call stand on lines of their own. */
function broken(node: t.Node, file: File): Edit | undefined {
  const { module, style } = file;
  if (t.isExportNamedDeclaration(node) && node.specifiers.length > 1) return brokenExports(node, file);
  if (t.isIfStatement(node)) return branchBelow(node, file);
  const value = givenBy(node);
  if (!value || value.extra?.parenthesized) return undefined;
  const { source } = module;
  const [start, end] = [value.start!, value.end!];
  const [before, behind] = lineAround(module, start, end);
  const text = source.slice(start, end);
  if (text.includes("\n") || columns(before + text + behind) <= style.width || isOld(file, start, end))
    return undefined;
  const outer = /^\s*/.exec(before)![0];
  const inner = outer + style.indent;
  const rows = (parts: readonly t.Node[], comma: boolean): string | undefined => {
    const lines = parts.map((part) => `${inner}${withBrackets(part, module)}`);
    if (lines.some((line) => columns(`${line},`) > style.width)) return undefined;
    return `\n${lines.join(",\n")}${comma ? "," : ""}\n${outer}`;
  };
  if (t.isConditionalExpression(value)) {
    const { test, consequent, alternate } = value;
    const isOnItsLine = before.trim() === "";
    // A comparison goes below its name, as prettier does it.
    const isBelow = !isOnItsLine && !t.isReturnStatement(node) && t.isBinary(test);
    const from = isBelow ? source.slice(0, start).trimEnd().length : start;
    if (isBelow && columns(inner + text + behind) <= style.width)
      return { start: from, end, text: `\n${inner}${text}` };
    const step = isBelow ? inner + style.indent : inner;
    const lines = [
      `${isBelow ? `\n${inner}` : ""}${withBrackets(test, module)}`,
      `${step}? ${withBrackets(consequent, module)}`,
      `${step}: ${withBrackets(alternate, module)}`,
    ];
    return { start: from, end, text: lines.join("\n") };
  }
  if (t.isObjectExpression(value)) {
    const fields = rows(value.properties, style.trailingComma);
    return fields === undefined ? undefined : { start: start + 1, end: end - 1, text: fields };
  }
  const call = t.isAwaitExpression(value) ? value.argument : value;
  if (!t.isCallExpression(call) || call.extra?.parenthesized || call.typeParameters) return undefined;
  const last = call.arguments.at(-1);
  if (!last || t.isObjectExpression(last) || isFunctionNode(last)) return undefined;
  const list = rows(call.arguments, style.argumentComma);
  if (list === undefined) return undefined;
  return { start: source.indexOf("(", call.callee.end!) + 1, end: call.end! - 1, text: list };
}

/** What a statement gives, declares or does. */
function givenBy(node: t.Node): t.Node | null | undefined {
  if (t.isVariableDeclarator(node)) return node.init;
  if (t.isReturnStatement(node)) return node.argument;
  if (!t.isExpressionStatement(node)) return undefined;
  return t.isAssignmentExpression(node.expression) ? node.expression.right : node.expression;
}

function withBrackets(node: t.Node, { source }: Module): string {
  const { start, end, extra } = node;
  if (!extra?.parenthesized) return source.slice(start!, end!);
  return source.slice(extra.parenStart as number, source.indexOf(")", end!) + 1);
}

/** `if (isGone) return …` over several lines, or too long for one: what is done stands below. */
function branchBelow(node: t.IfStatement, file: File): Edit | undefined {
  const { module, style } = file;
  const { source } = module;
  for (const branch of [node.consequent, node.alternate]) {
    if (!branch || t.isBlockStatement(branch) || t.isIfStatement(branch)) continue;
    const [start, end] = [branch.start!, branch.end!];
    const [before, behind] = lineAround(module, start, end);
    const text = source.slice(start, end);
    const isCrowded = text.includes("\n") || columns(before + text + behind) > style.width;
    if (before.trim() === "" || !isCrowded || isOld(file, start, end)) continue;
    const outer = /^\s*/.exec(before)![0];
    const inner = outer + style.indent;
    return {
      start: source.slice(0, start).trimEnd().length,
      end,
      text: `\n${inner}${reindent(text, outer, inner)}`,
    };
  }
  return undefined;
}

function brokenExports(node: t.ExportNamedDeclaration, file: File): Edit | undefined {
  const { source } = file.module;
  const { indent, trailingComma, width } = file.style;
  const text = source.slice(node.start!, node.end!);
  if (text.includes("\n") || columns(text) <= width || isOld(file, node.start!, node.end!)) return undefined;
  const rows = node.specifiers.map((one) => `\n${indent}${source.slice(one.start!, one.end!)}`);
  const [open, close] = [text.indexOf("{") + 1, text.lastIndexOf("}")];
  return {
    start: node.start! + open,
    end: node.start! + close,
    text: `${rows.join(",")}${trailingComma ? "," : ""}\n`,
  };
}

/** Whether all line breaks in a node are the formatter's: none of a function's body, an object, a template, a chain of calls or a comment. */
function isSoft(node: t.Node, module: Module): boolean {
  const { source, comments } = module;
  const text = source.slice(node.start!, node.end!);
  // A semicolon in front of the next line belongs there.
  if (/\n\s*(?:\?\.|\.)|\n\s*;$/.test(text)) return false;
  if (comments.some(({ start, end }) => start! < node.end! && node.start! < end!)) return false;
  const isHard = (inner: t.Node): boolean => {
    if (inner.start == null || !source.slice(inner.start, inner.end!).includes("\n")) return false;
    if (
      isTable(inner) ||
      t.isObjectExpression(inner) ||
      (t.isObjectPattern(inner) && inner.properties.some(isNested)) ||
      t.isTemplateLiteral(inner) ||
      t.isStringLiteral(inner) ||
      t.isJSX(inner) ||
      t.isClass(inner) ||
      inner.type.startsWith("TS") ||
      isFunctionNode(inner) ||
      (t.isVariableDeclaration(inner) && inner.declarations.length > 1)
    )
      return !isCast(inner) || childrenOf(inner).some(isHard);
    return childrenOf(inner).some(isHard);
  };
  return !isHard(node);
}

/** `{ user: { id } }`: a pattern with one inside is broken, whether it would fit or not. */
function isNested(property: t.Node): boolean {
  const value = t.isObjectProperty(property) ? property.value : undefined;
  return t.isObjectPattern(t.isAssignmentPattern(value) ? value.left : value);
}

/** Several objects in a list: each has a line, whether they would fit or not. */
function isTable(node: t.Node): boolean {
  return (
    t.isArrayExpression(node) &&
    node.elements.length > 1 &&
    node.elements.every(
      (one) =>
        (t.isObjectExpression(one) && one.properties.length > 1) ||
        (t.isArrayExpression(one) && one.elements.length > 1),
    )
  );
}

function isCast(node: t.Node): boolean {
  return t.isTSAsExpression(node) || t.isTSNonNullExpression(node) || t.isTSSatisfiesExpression(node);
}
