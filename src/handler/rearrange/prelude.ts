/**
 * A long beginning that all methods of a handler share: who asks, what is asked for, whether that may be. Where copies of it
 * would be long, it becomes a function of its own, which replies, or gives what the methods go on with:
 * `const prepared = await prepare(req, res); if (!prepared) return;`
 */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import type { HttpMethod } from "../contract.js";
import { positionAbove } from "../file-header.js";
import { type Job, rolesOf } from "../find/jobs.js";
import { freeName, isInside, type Module } from "../module.js";
import { columns, guardedText, indentAt, reindent, release } from "../print.js";
import { bindingsOf, worldOf } from "../roles.js";
import { isMethodOfRequest, type MethodWorld, takesMethod } from "../split/method-value.js";
import { boundNames, type FunctionNode, unwrap, visitAll } from "../syntax.js";
import { longestCommonRun, type Run, withoutLast } from "./common-run.js";
import { givenOn, repliesBefore } from "./prelude-bounds.js";
import { preludeNames } from "./prelude-name.js";
import { type Move, rearranged } from "./rearranged.js";

/** Shorter ones aren't worth a function. */
const FEW_LINES = 6;

/** The module with the beginning of one handler apart; nothing where there is none, or where it isn't certain to mean the same. */
export function withPreludeApart(
  module: Module,
  jobs: readonly Job[],
  methods: readonly HttpMethod[],
): Module | undefined {
  for (const job of jobs) {
    const { fn } = job.found;
    const home = module.program.body.find((statement) => isInside(fn, statement));
    if (job.style !== "pages" || !t.isBlockStatement(fn.body) || !home) continue;
    const handler = fn as FunctionNode & { body: t.BlockStatement };
    const roles = rolesOf(job, module);
    const world = worldOf(fn, roles, { module, bound: new Map() });
    const { request, response, pattern } = bindingsOf(fn, roles, module);
    const longest = pattern ? undefined : longestCommonRun(handler, methods, world);
    const prelude = longest && longestPrelude(longest, [request, response], world);
    if (!prelude || (prelude.async && !fn.async)) continue;
    const { run, given } = prelude;
    const names = preludeNames(run, given, prelude.async);
    const called = freeName(module, names.called);
    const held = freeName(module, names.held, new Set([called]));
    const above = positionAbove(module, home);
    const { start, end } = spanOf(run);
    return rearranged(module, [
      ...functionAt(above, prelude, called, module),
      { start, end, text: callText(prelude, called, held, module) },
    ]);
  }
  return undefined;
}

/** As much of a run, from its beginning, as can stand in a function of its own. */
function longestPrelude(
  longest: Run,
  [request, response]: [Binding | undefined, Binding | undefined],
  world: MethodWorld,
): Prelude | undefined {
  const { module } = world;
  for (let run = longest; run.lines >= FEW_LINES; run = withoutLast(run, module)) {
    const given = givenOn(run, [request, response], module);
    const replies = given && repliesBefore(run, response, module);
    const parameters = given && parametersOf(run, [request, response], module);
    if (given && givesMethod(run, given, world)) continue;
    if (given && replies !== undefined && parameters)
      return { run, given, replies, parameters, async: waits(run) };
  }
  return undefined;
}

/** Whether the handler would get the method from elsewhere, so that its tests could no longer be decided. */
function givesMethod(run: Run, given: readonly string[], { isRequest, ...world }: MethodWorld): boolean {
  let gives = false;
  for (const { node } of run.items)
    visitAll(node!, (one) => {
      if (!t.isVariableDeclarator(one) || !one.init) return;
      if (!boundNames(one.id).some(({ name }) => given.includes(name))) return;
      if (t.isObjectPattern(one.id) && isRequest(unwrap(one.init))) gives ||= takesMethod(one.id);
      visitAll(one.init, (inner) => {
        if (isMethodOfRequest(inner, { isRequest, ...world })) gives = true;
      });
    });
  return gives;
}

interface Prelude {
  run: Run;
  /** The names that the handler goes on with. */
  given: readonly string[];
  /** It may have replied; then nothing follows. */
  replies: boolean;
  parameters: t.Identifier[];
  async: boolean;
}

/** The request and the response, as far as the run uses them: with their types, or not at all in TypeScript. */
function parametersOf(
  run: Run,
  bindings: readonly (Binding | undefined)[],
  module: Module,
): t.Identifier[] | undefined {
  const used = bindings.flatMap((binding) =>
    binding && isUsedIn(run, binding, module) ? [binding.identifier] : [],
  );
  return used.some((one) => module.typescript && !one.typeAnnotation) ? undefined : used;
}

function isUsedIn(run: Run, binding: Binding, module: Module): boolean {
  let used = false;
  for (const { node } of run.items)
    visitAll(node!, (one) => {
      if (module.bindings.get(one) === binding) used = true;
    });
  return used;
}

/** Whether the run itself waits for something. */
function waits(run: Run): boolean {
  let found = false;
  for (const { node } of run.items)
    visitAll(node!, (one) => {
      if (t.isFunction(one)) return false;
      if (t.isAwaitExpression(one) || (t.isForOfStatement(one) && one.await)) found = true;
      return undefined;
    });
  return found;
}

/** From the first statement's comments to the last one's. */
function spanOf({ items }: Run): { start: number; end: number } {
  const [first, last] = [items[0]!, items.at(-1)!];
  return {
    start: first.lead[0]?.start ?? first.node!.start!,
    end: last.trail.at(-1)?.end ?? last.node!.end!,
  };
}

/** The function, in front of the handler. */
function functionAt(
  above: number,
  { run, given, replies, parameters, async }: Prelude,
  name: string,
  module: Module,
): Move[] {
  const { source, style } = module;
  const { start, end } = spanOf(run);
  const semicolon = style.semicolons ? ";" : "";
  const statements = reindent(guardedText(module, start, end), indentAt(source, start), style.indent);
  const [only, ...others] = given;
  const value =
    only && (replies || others.length > 0)
      ? asObject(given, style.braceSpace)
      : (only ?? (replies && "true"));
  const list = parameters.map((one) => source.slice(one.start!, one.end!)).join(", ");
  const at = { start: above, end: above };
  return [
    { ...at, text: `${async ? "async " : ""}function ${name}(${list}) {\n${style.indent}` },
    { ...at, text: release(statements), from: start },
    { ...at, text: `${value ? `\n${style.indent}return ${value}${semicolon}` : ""}\n}\n\n` },
  ];
}

function callText(
  { run, given, replies, parameters, async }: Prelude,
  name: string,
  held: string,
  module: Module,
): string {
  const { source, style } = module;
  const end = style.semicolons ? ";" : "";
  const indent = indentAt(source, spanOf(run).start);
  const call = `${async ? "await " : ""}${name}(${parameters.map((one) => one.name).join(", ")})`;
  if (!replies) {
    if (given.length === 0) return `${call}${end}`;
    const pattern = given.length === 1 ? given[0]! : asObject(given, style.braceSpace);
    return `const ${pattern} = ${call}${end}`;
  }
  const lines = [`const ${held} = ${call}${end}`, `if (!${held}) return${end}`];
  if (given.length > 0) {
    const flat = `const ${asObject(given, style.braceSpace)} = ${held}${end}`;
    const broken = given.map((one) => `\n${indent}${style.indent}${one},`).join("");
    lines.push(columns(indent + flat) <= style.width ? flat : `const {${broken}\n${indent}} = ${held}${end}`);
  }
  return lines.join(`\n${indent}`);
}

function asObject(names: readonly string[], space: string): string {
  return `{${space}${names.join(", ")}${space}}`;
}
