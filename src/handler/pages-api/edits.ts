/** The answer to methods that a handler of `pages/api` doesn't serve, written as the handler writes its replies. */
import * as t from "@babel/types";
import type { HttpMethod } from "../contract.js";
import type { Module } from "../module.js";
import { indentAt } from "../print.js";
import type { Edit } from "../splice.js";
import { evaluate, truthOf } from "../split/method-value.js";
import { quoted } from "../style.js";
import { type FunctionNode, unwrap } from "../syntax.js";
import type { PagesAnswers } from "./answers.js";

/** Lets the handler answer 405 where it ends unanswered. Undefined where that is no place for it: a served method gets there too. */
export function answerEnds(fn: FunctionNode, answers: PagesAnswers, module: Module): Edit[] | undefined {
  const returns = new Set(answers.ends.flatMap((ends) => ends.returns));
  if (returns.size === 0) return fallThrough(fn, answers, module);
  const [place] = returns;
  const isOnly = returns.size === 1 && answers.ends.every(({ bottom }) => !bottom);
  return isOnly && !answers.servedReturns.has(place!) ? beforeReturn(fn, place!, answers, module) : undefined;
}

/** `if (req.method !== "POST") return;` */
function beforeReturn(
  fn: FunctionNode,
  place: t.ReturnStatement,
  answers: PagesAnswers,
  module: Module,
): Edit[] | undefined {
  const owner = module.parents.get(place);
  const lines = reply(fn, fn, answers, module);
  const { eol, indent: step } = module.style;
  const indent = indentAt(module.source, place.start!);
  const isReturned = lines.at(-1)!.startsWith("return ");
  if (t.isBlockStatement(owner) && startsLine(place.start!, module)) {
    const end = isReturned ? place.end! : place.start!;
    const text = lines.join(`${eol}${indent}`);
    return [{ start: place.start!, end, text: isReturned ? text : `${text}${eol}${indent}` }];
  }
  if (!t.isIfStatement(owner) || owner.consequent !== place || owner.alternate) return undefined;
  const said = isReturned ? lines : [...lines, module.source.slice(place.start!, place.end!)];
  const block = ["{", ...said.map((line) => `${step}${line}`), "}"].join(
    `${eol}${indentAt(module.source, owner.start!)}`,
  );
  return [{ start: place.start!, end: place.end!, text: block }];
}

/** Behind everything, in an `else` or in `default:`. */
function fallThrough(fn: FunctionNode, answers: PagesAnswers, module: Module): Edit[] | undefined {
  if (!t.isBlockStatement(fn.body)) return undefined;
  const last = fn.body.body.at(-1);
  if (!last) return undefined;
  const inSwitch = t.isSwitchStatement(last) ? asDefault(fn, last, answers, module) : undefined;
  if (inSwitch) return inSwitch;
  if (answers.completing.length === 0) {
    const indent = indentAt(module.source, last.start!);
    const { eol } = module.style;
    const lines = reply(fn, fn, answers, module).map((line) => `${eol}${indent}${line}`);
    return [insertion(endOfLine(last.end!, module), eol + lines.join(""))];
  }
  return t.isIfStatement(last) ? asElse(fn, last, answers, module) : undefined;
}

/** `else` behind a chain of tests that decide every method. */
function asElse(
  fn: FunctionNode,
  chain: t.IfStatement,
  answers: PagesAnswers,
  module: Module,
): Edit[] | undefined {
  const tests: t.Expression[] = [];
  let at = chain;
  for (;;) {
    tests.push(at.test);
    if (!at.alternate) break;
    if (!t.isIfStatement(at.alternate)) return undefined;
    at = at.alternate;
  }
  const holds = (method: HttpMethod) => tests.map((test) => truthOf(test, method, answers.world));
  const decided =
    answers.hanging.every((method) => holds(method).every((truth) => truth === false)) &&
    answers.completing.every((method) => holds(method).includes(true));
  if (!decided || !t.isBlockStatement(at.consequent)) return undefined;
  const { eol, indent: step } = module.style;
  const indent = indentAt(module.source, chain.start!);
  const lines = reply(fn, fn, answers, module).map((line) => `${eol}${indent}${step}${line}`);
  return [insertion(at.consequent.end!, ` else {${lines.join("")}${eol}${indent}}`)];
}

/** `default:` at the end of a switch over the method. */
function asDefault(
  fn: FunctionNode,
  statement: t.SwitchStatement,
  answers: PagesAnswers,
  module: Module,
): Edit[] | undefined {
  const { world, hanging, completing } = answers;
  const isMethod = (["PUT", "PATCH"] as const).every((method) => {
    const value = evaluate(statement.discriminant, method, world);
    return value && "value" in value && value.value === method;
  });
  const last = statement.cases.at(-1);
  if (!isMethod || !last || statement.cases.some(({ test }) => !test)) return undefined;
  const served = statement.cases.map(({ test }) => (t.isStringLiteral(test) ? test.value : undefined));
  if (served.includes(undefined) || hanging.some((method) => served.includes(method))) return undefined;
  if (!completing.every((method) => served.includes(method)) || !leaves(last.consequent)) return undefined;
  const { eol, indent: step } = module.style;
  const indent = indentAt(module.source, last.start!);
  const lines = reply(fn, statement, answers, module).map((line) => `${eol}${indent}${step}${line}`);
  return [insertion(endOfLine(last.end!, module), `${eol}${indent}default:${lines.join("")}`)];
}

function leaves(statements: readonly t.Statement[]): boolean {
  const last = statements.at(-1);
  if (t.isBlockStatement(last)) return leaves(last.body);
  return t.isBreakStatement(last) || t.isReturnStatement(last) || t.isThrowStatement(last);
}

/** The two statements: what they say after the handler's own error replies, and whether they return as `place` does. */
function reply(fn: FunctionNode, place: t.Node, answers: PagesAnswers, module: Module): string[] {
  const { responseName: res } = answers;
  const { style } = module;
  const textOf = (node: t.Node) => module.source.slice(node.start!, node.end!);
  const end = style.semicolons ? ";" : "";
  const errors = /\.status\(\s*[45]\d\d\s*\)\s*\.json\(\s*\{\s*(error|message|msg)\s*:\s*["'`]/;
  const key = errors.exec(textOf(fn))?.[1];
  const said = key === undefined ? ".end()" : `.json({ ${key}: ${quoted("Method not allowed", style)} })`;
  const isReturned = new RegExp(`\\breturn\\s+${res.replaceAll("$", "\\$")}\\b`).test(textOf(place));
  return [
    `${header(answers, module, res)}${end}`,
    `${isReturned ? "return " : ""}${res}.status(405)${said}${end}`,
  ];
}

function header({ served }: PagesAnswers, { style }: Module, res: string): string {
  return `${res}.setHeader(${quoted("Allow", style)}, ${quoted(served.join(", "), style)})`;
}

/** Puts `Allow` before each 405: as a statement where the reply is one in a list of them, else into the chain. */
export function allowHeaders(answers: PagesAnswers, module: Module): Edit[] {
  return answers.refusals.map(({ node, root, argumentOf }) => {
    let statement: t.Node = node;
    while (!t.isStatement(statement)) statement = module.parents.get(statement)!;
    const owner = module.parents.get(statement);
    const isListed =
      t.isBlockStatement(owner) || (t.isSwitchCase(owner) && startsLine(statement.start!, module));
    const call = header(answers, module, answers.responseName);
    // In `a ? b : c` or `a && b` the statement is that of other replies, too.
    const isWhole = repliesAlone(statement, argumentOf ?? node);
    if (!isListed || !isWhole) return insertion(root.end!, call.slice(answers.responseName.length));
    const end = module.style.semicolons ? ";" : "";
    const between = startsLine(statement.start!, module)
      ? `${module.style.eol}${indentAt(module.source, statement.start!)}`
      : " ";
    return insertion(statement.start!, `${call}${end || (between === " " ? ";" : "")}${between}`);
  });
}

function repliesAlone(statement: t.Node, reply: t.Node): boolean {
  const whole = t.isReturnStatement(statement)
    ? statement.argument
    : t.isExpressionStatement(statement) && statement.expression;
  return !!whole && unwrap(whole, true) === unwrap(reply, true);
}

function startsLine(position: number, { source }: Module): boolean {
  return /(?:^|\n)[ \t]*$/.test(source.slice(0, position));
}

/** Behind a comment that ends the line. */
function endOfLine(position: number, { source }: Module): number {
  const rest = /^[^\r\n]*/.exec(source.slice(position))![0];
  return /^\s*(?:\/\/.*|\/\*.*\*\/\s*)?$/.test(rest) ? position + rest.length : position;
}

function insertion(position: number, text: string): Edit {
  return { start: position, end: position, text };
}
