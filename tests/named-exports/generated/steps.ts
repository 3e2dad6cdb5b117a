/** One step of a handler on the way to its reply. */

import { absentValue } from "./absent-values.js";
import { failingTurns, trackedTurns } from "./callbacks.js";
import { attempt, branch, countdown, innerSwitch, loop } from "./control-flow.js";
import { block, fresh, importName, indented, inner, type Scope, textual, typed } from "./draft.js";
import { guardHelper } from "./guards.js";
import { closureCall, failingHelper, headerHelper, valueHelper } from "./helpers.js";
import { comment, note } from "./notes.js";
import { read } from "./reads.js";
import { type Intent, reply, send } from "./replies.js";
import { setHeaders, setStatus } from "./response-settings.js";

/** One step on the way, which may reply early. */
export function step(scope: Scope): string[] {
  const { random } = scope.draft;
  const deep = scope.depth > 2;
  const steps: [number, (scope: Scope) => string[]][] = [
    [35, read],
    [scope.waits ? 22 : 0, query],
    [scope.values.length > 0 ? 20 : 0, check],
    [10, setHeaders],
    [2, setStatus],
    [8, note],
    [3, comment],
    [deep ? 0 : 5, loop],
    [deep || !scope.waits ? 0 : 0.8, countdown],
    [deep ? 0 : 4, attempt],
    [deep ? 0 : 4, branch],
    [scope.waits ? 4 : 0, guardHelper],
    [3, headerHelper],
    [3, valueHelper],
    [2, closureCall],
    [deep ? 0 : 1.5, nestedFunction],
    [deep ? 0 : 1, plainBlock],
    [deep ? 0 : 1.5, innerSwitch],
    [1, throwing],
    [scope.waits ? 1 : 0, failingHelper],
    [0.6, missingReturn],
    [5, absentValue],
    [3, trackedTurns],
    [deep ? 0 : 2, failingTurns],
  ];
  return random.weighted(steps)(scope);
}

const MODELS = ["task", "project", "order", "user", "post"];

/** A call of the database. */
export function query(scope: Scope): string[] {
  const { draft, values } = scope;
  const { random } = draft;
  importName(draft, "@/lib/db", "db");
  const model = random.pick(MODELS);
  const value = values.length > 0 ? random.pick(values) : '"1"';
  const own = fresh(
    scope,
    random.chance(0.1)
      ? random.pick(["status", "headers", "response", "params", "request", "result"])
      : model,
  );
  const call = random.weighted([
    [8, `db.${model}.findMany({ where: { ref: ${value} } })`],
    [8, `db.${model}.findUnique({ where: { id: ${value} } })`],
    [scope.method === "GET" ? 0 : 8, `db.${model}.create({ data: { value: ${value} } })`],
    [scope.method === "GET" ? 0 : 4, `db.${model}.update({ where: { id: "1" }, data: { value: ${value} } })`],
    [2, `db.${model}.count()`],
  ]);
  const lines = random.chance(0.15) ? [`await ${call};`] : [`const ${own} = await ${call};`];
  if (lines[0]!.startsWith("const")) {
    scope.values.push(own);
    if (random.chance(0.3)) lines.push(...early(scope, `!${own}`, "absent"));
  }
  return lines;
}

/** A test of what was read that replies. */
function check(scope: Scope): string[] {
  const { random } = scope.draft;
  const value = random.pick(scope.values);
  const shown = textual(scope) ?? '"x"';
  const test = random.weighted([
    [10, `!${value}`],
    [3, `${value} === undefined`],
    [2, `typeof ${value} === "number"`],
    [2, `!${value} || !${random.pick(scope.values)}`],
    [2, `String(${shown}).length > 20`],
    [2, `String(${shown}) === "stop"`],
  ]);
  return early(scope, test, random.pick(["bad", "denied", "absent", "bad", "ok"]));
}

export function early(scope: Scope, test: string, intent: Intent): string[] {
  const { random } = scope.draft;
  const within = inner(scope);
  // Nobody sends what he has just found to be missing.
  within.values = within.values.filter((value) => !test.includes(value));
  const extra = random.chance(0.2) ? random.pick([note, setHeaders])(within) : [];
  const lines = [...extra, ...reply(within, intent)];
  if (lines.length === 1 && random.chance(0.5)) return [`if (${test}) ${lines[0]}`];
  if (random.chance(0.06)) {
    const other = note(inner(scope));
    return [...block(`if (${test}) {`, lines, "} else {"), ...indented(other), "}"];
  }
  return block(`if (${test}) {`, lines);
}

function nestedFunction(scope: Scope): string[] {
  const { random } = scope.draft;
  const name = fresh(scope, random.pick(["format", "clean", "label"]));
  const any = typed(scope.draft, ": any");
  const own = fresh(scope, "shown");
  const value = textual(scope) ?? '"x"';
  const parameter = random.pick(["value", "text", scope.req, scope.res]);
  const lines = random.chance(0.5)
    ? block(`function ${name}(${parameter}${any}) {`, [`return \`[\${${parameter}}]\`;`])
    : [`const ${name} = (${parameter}${any}) => \`[\${${parameter}}]\`;`];
  scope.values.push(own);
  return [...lines, `const ${own} = ${name}(${value});`];
}

function plainBlock(scope: Scope): string[] {
  return block("{", step(inner(scope)));
}

function throwing(scope: Scope): string[] {
  const shown = textual(scope);
  if (!shown) return note(scope);
  return [`if (String(${shown}) === "boom") throw new Error("bad value");`];
}

/** The return after an early reply is forgotten: under the Pages Router the first reply counts. */
function missingReturn(scope: Scope): string[] {
  if (scope.values.length === 0) return note(scope);
  const within = inner(scope);
  const { before, call } = send(within, scope.draft.random.pick(["bad", "denied"]));
  return block(`if (!${scope.draft.random.pick(scope.values)}) {`, [...before, `${call};`]);
}
