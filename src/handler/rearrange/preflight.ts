/**
 * A function that sets headers, answers the preflight itself, and tells so: `if (cors(req, res)) return;`. The question for the
 * method moves into the handler, in front of or behind the call, so that only the headers are left of the function.
 */
import * as t from "@babel/types";
import { calledFunction } from "../called-function.js";
import { HTTP_METHODS } from "../contract.js";
import { ownComments } from "../file-header.js";
import { type Job, rolesOf } from "../find/jobs.js";
import { isInside, type Module } from "../module.js";
import { createPrinter, indentAt, reindent, release } from "../print.js";
import { isInert } from "../replies/harmless.js";
import { type Roles, worldOf } from "../roles.js";
import { type Edit, removeStatement } from "../splice.js";
import { truthOf } from "../split/method-value.js";
import { type FunctionNode, isFunctionNode, unwrap, visitAll } from "../syntax.js";
import { boundIn, handlersNames, namesIn, rolesGiven } from "./moved-code.js";
import { rearranged } from "./rearranged.js";

/** Statements of a handler that call a function and return where it has answered. */
interface Guard {
  statements: t.Statement[];
  call: t.CallExpression;
  isAwaited: boolean;
  /** What the function gives back where it has answered. */
  answered: boolean;
}

/** A function that asks for the method either first or last of all. */
interface Preflight {
  fn: FunctionNode & { body: t.BlockStatement };
  home: t.Statement;
  question: t.IfStatement;
  /** The `return` of the branch, which returns from the handler now. */
  leaving: t.ReturnStatement;
  /** What the function says where it hasn't answered, if it says anything. */
  ending?: t.ReturnStatement;
  /** Other statements of the function. */
  rest: t.Statement[];
}

/** The module with one such question in the handler; nothing where there is none, or where that isn't certain to mean the same. */
export function withPreflightApart(module: Module, jobs: readonly Job[]): Module | undefined {
  for (const job of jobs) {
    const { fn } = job.found;
    if (job.style !== "pages" || !t.isBlockStatement(fn.body)) continue;
    const roles = rolesOf(job, module);
    for (const guard of guardsOf(fn.body, module)) {
      const preflight = preflightOf(guard, module);
      const given = preflight && rolesGiven(guard.call, preflight.fn, fn, roles, module);
      if (!given || !asksForMethod(preflight, given, module)) continue;
      if (!meansTheSame(preflight, fn, module) || losesComments(guard, preflight, module)) continue;
      return rearranged(module, editsFor(guard, preflight, given, fn, roles, module));
    }
  }
  return undefined;
}

/** All guards among the statements of a handler, and of a `try` that they stand in. */
function guardsOf(block: t.BlockStatement, module: Module): Guard[] {
  return block.body.flatMap((statement, index) => {
    if (t.isTryStatement(statement)) return guardsOf(statement.block, module);
    return guardAt(statement, block.body[index + 1], module) ?? [];
  });
}

function guardAt(statement: t.Statement, next: t.Statement | undefined, module: Module): Guard | undefined {
  if (t.isIfStatement(statement)) return guardOn(statement, (test) => test, [statement]);
  // `const handled = cors(req, res); if (handled) return;`
  const [only, ...others] = t.isVariableDeclaration(statement) ? statement.declarations : [];
  if (!only?.init || others.length > 0 || !t.isIdentifier(only.id) || !t.isIfStatement(next))
    return undefined;
  const { init } = only;
  const binding = module.bindings.get(only.id);
  const isIt = (test: t.Node): boolean => t.isIdentifier(test) && module.bindings.get(test) === binding;
  if (binding?.referencePaths.length !== 1 || !binding.constant) return undefined;
  return guardOn(next, (test) => (isIt(test) ? init : undefined), [statement, next]);
}

function guardOn(
  node: t.IfStatement,
  valueIn: (test: t.Node) => t.Node | undefined,
  statements: t.Statement[],
): Guard | undefined {
  const [only, ...others] = t.isBlockStatement(node.consequent) ? node.consequent.body : [node.consequent];
  if (node.alternate || others.length > 0 || !t.isReturnStatement(only)) return undefined;
  if (only.argument && !isInert(only.argument)) return undefined;
  const test = unwrap(node.test);
  const isNegated = t.isUnaryExpression(test, { operator: "!" });
  const value = valueIn(isNegated ? unwrap(test.argument) : test);
  const call = value && unwrap(value, true);
  if (!t.isCallExpression(call)) return undefined;
  return { statements, call, isAwaited: t.isAwaitExpression(unwrap(value!)), answered: !isNegated };
}

function preflightOf({ call, isAwaited, answered }: Guard, module: Module): Preflight | undefined {
  const fn = calledFunction(call, module);
  const home = fn && module.program.body.find((statement) => isInside(fn, statement));
  if (!fn || !home || !t.isBlockStatement(fn.body) || fn.generator || fn.async !== isAwaited)
    return undefined;
  const name = t.isFunctionDeclaration(home)
    ? home.id
    : t.isVariableDeclaration(home) && home.declarations.length === 1
      ? home.declarations[0]!.id
      : undefined;
  const binding = t.isIdentifier(name) ? module.bindings.get(name) : undefined;
  if (!binding?.constant || binding.referencePaths.length !== 1) return undefined;
  const statements = [...fn.body.body];
  const ending = t.isReturnStatement(statements.at(-1)) ? (statements.pop() as t.ReturnStatement) : undefined;
  if (ending ? truthSaid(ending) !== !answered : !answered) return undefined;
  const question = [statements[0], statements.at(-1)].find(
    (one): one is t.IfStatement => t.isIfStatement(one) && !one.alternate,
  );
  const branch = question && (t.isBlockStatement(question.consequent) ? question.consequent.body : []);
  const leaving = branch?.at(-1);
  if (!question || !t.isReturnStatement(leaving) || truthSaid(leaving) !== answered) return undefined;
  const isOther = returnsIn(fn.body).some((one) => one !== leaving && one !== ending);
  const rest = statements.filter((one) => one !== question);
  return isOther
    ? undefined
    : { fn: fn as Preflight["fn"], home, question, leaving, rest, ...(ending && { ending }) };
}

/** `return true`, `return false`; a bare `return` says no. */
function truthSaid({ argument }: t.ReturnStatement): boolean | undefined {
  if (!argument) return false;
  return t.isBooleanLiteral(argument) ? argument.value : undefined;
}

function returnsIn(body: t.Node): t.Node[] {
  const found: t.Node[] = [];
  visitAll(body, (node) => {
    if (isFunctionNode(node)) return false;
    if (t.isReturnStatement(node)) found.push(node);
    return undefined;
  });
  return found;
}

function asksForMethod({ fn, question }: Preflight, roles: Roles, module: Module): boolean {
  const world = worldOf(fn, roles, { module, bound: new Map() });
  return new Set(HTTP_METHODS.map((method) => truthOf(question.test, method, world))).size > 1;
}

/** Whether the question means the same in the handler: all of its names but the parameters are its own or the module's. */
function meansTheSame({ fn, question }: Preflight, handler: FunctionNode, module: Module): boolean {
  const bound = boundIn(handler, module);
  const parameters = new Set(handler.params.flatMap((one) => (t.isIdentifier(one) ? [one.name] : [])));
  const isSame = namesIn(question, module).every((name) => {
    const binding = module.bindings.get(name);
    if (!binding || !isInside(binding.identifier, fn)) return !bound.has(name.name);
    if (isInside(binding.identifier, question)) return binding.kind !== "var" && !parameters.has(name.name);
    return fn.params.includes(binding.identifier);
  });
  let isBound = true;
  visitAll(question, (node) => {
    if (t.isThisExpression(node) || t.isIdentifier(node, { name: "arguments" })) isBound = false;
  });
  return isSame && isBound;
}

/** Whether something is said of the call, or of what goes of the function, that would have no place. */
function losesComments(
  guard: Guard,
  { fn, home, question, ending, rest }: Preflight,
  module: Module,
): boolean {
  const inGuard = { start: guard.statements[0]!.start!, end: guard.statements.at(-1)!.end! };
  const moved = {
    start: ownCommentsIn(question, fn, module)[0]?.start ?? question.start!,
    end: question.end!,
  };
  const last = Math.max(question.end!, rest.at(-1)?.end ?? 0);
  const gone =
    rest.length === 0 ? home : ending ? { start: last, end: fn.body.end! } : { start: last, end: last };
  const isIn = (
    comment: t.Comment,
    { start, end }: { start?: number | null; end?: number | null },
  ): boolean => comment.start! >= start! && comment.end! <= end!;
  return module.comments.some((one) => isIn(one, inGuard) || (isIn(one, gone) && !isIn(one, moved)));
}

function editsFor(
  guard: Guard,
  preflight: Preflight,
  given: Roles,
  handler: FunctionNode,
  roles: Roles,
  module: Module,
): Edit[] {
  const { source } = module;
  const { fn, home, question, ending, rest } = preflight;
  const [first] = guard.statements;
  const indent = indentAt(source, first!.start!);
  const end = module.style.semicolons ? ";" : "";
  const call = `${guard.isAwaited ? "await " : ""}${source.slice(guard.call.start!, guard.call.end!)}${end}`;
  const asked = questionText(preflight, given, handler, roles, indent, module);
  const isFirst = rest[0] !== undefined && question.start! < rest[0].start!;
  const said =
    rest.length > 0 ? [] : ownComments(module, home).map(({ start, end }) => source.slice(start!, end!));
  const lines =
    rest.length === 0
      ? [...said, asked].join(`\n${indent}`)
      : (isFirst ? [asked, call] : [call, asked]).join(`\n\n${indent}`);
  const edits: Edit[] = [{ start: first!.start!, end: guard.statements.at(-1)!.end!, text: lines }];
  if (rest.length === 0) return [...edits, removeStatement(module, home, { withComments: true })];
  const { returnType } = fn;
  if (t.isTSTypeAnnotation(returnType)) {
    const { start, end: behind } = returnType.typeAnnotation;
    edits.push({ start: start!, end: behind!, text: fn.async ? "Promise<void>" : "void" });
  }
  const gone: t.Node[] = ending ? [question, ending] : [question];
  for (const node of gone) edits.push({ ...spanInBody(node as t.Statement, fn, module), text: "" });
  return edits;
}

/** The question as it reads in the handler, with the comments above it. */
function questionText(
  { fn, question, leaving }: Preflight,
  given: Roles,
  handler: FunctionNode,
  roles: Roles,
  indent: string,
  module: Module,
): string {
  const { source, style } = module;
  const replaced = handlersNames(fn, given, handler, roles, module);
  replaced.set(leaving, [`return${style.semicolons ? ";" : ""}`]);
  const text = createPrinter(module, { lists: new Map(), replaced }).node(question);
  const from = indentAt(source, question.start!);
  const above = ownCommentsIn(question, fn, module).map(({ start, end }) => source.slice(start!, end!));
  return release(reindent([...above, text].join(`\n${from}`), from, indent));
}

/** The comments between the statement before and this one. */
function ownCommentsIn(node: t.Statement, fn: Preflight["fn"], module: Module): t.Comment[] {
  const before = fn.body.body[fn.body.body.indexOf(node) - 1];
  const from = before ? endOfLine(module.source, before.end!) : fn.body.start!;
  return module.comments.filter(({ start }) => start! > from && start! < node.start!);
}

/** From the end of the line before a statement and its comments to the end of its own. */
function spanInBody(node: t.Statement, fn: Preflight["fn"], module: Module): Pick<Edit, "start" | "end"> {
  const { source } = module;
  const start = ownCommentsIn(node, fn, module)[0]?.start ?? node.start!;
  const before = source.slice(0, start).trimEnd();
  const isFirst = before.endsWith("{");
  return isFirst
    ? { start, end: node.end! + /^\s*/.exec(source.slice(node.end!))![0].length }
    : { start: before.length, end: node.end! };
}

function endOfLine(source: string, from: number): number {
  const end = source.indexOf("\n", from);
  return end < 0 ? source.length : end;
}
