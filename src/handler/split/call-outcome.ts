/** What a call of a function of this file comes to where the method is known: `allow(req, res, ["GET", "POST"])`. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { calledFunction } from "../called-function.js";
import type { HttpMethod } from "../contract.js";
import {
  type FunctionNode,
  isCall,
  isFunctionNode,
  isMember,
  propertyName,
  unwrap,
  visitAll,
} from "../syntax.js";
import { evaluate, hasNoEffect, type MethodWorld, MUTATORS, truth, type Value } from "./method-value.js";

export interface Outcome {
  ends: "returns" | "throws";
  /** What it gives back, if that is known. */
  value?: Value;
  /** It does nothing that could be noticed: its value may stand in its place. */
  pure: boolean;
  /** It has to be awaited for the value. */
  awaited: boolean;
}

type Ending = Omit<Outcome, "awaited">;

type Call = t.CallExpression | t.OptionalCallExpression;

/** What comes of a call where it stands, awaited if its function is async. */
export function outcomeHere(
  node: t.Node,
  method: HttpMethod,
  world: MethodWorld,
  depth = 0,
): Outcome | undefined {
  const inner = unwrap(node);
  const outcome = outcomeOf(unwrap(inner, true), method, world, depth);
  return outcome?.awaited && !t.isAwaitExpression(inner) ? undefined : outcome;
}

/** Runs a call as far as the method and the arguments decide its way; undefined where something else does. */
function outcomeOf(call: t.Node, method: HttpMethod, world: MethodWorld, depth: number): Outcome | undefined {
  if (!isCall(call) || depth > 12) return undefined;
  const target = calleeOf(call, method, world, depth);
  if (!target || target.fn.generator) return undefined;
  const { fn, within } = target;
  const outcome = t.isBlockStatement(fn.body)
    ? run(fn.body.body, method, within, true, depth)
    : returned(fn.body, method, within, true, depth);
  if (!outcome) return undefined;
  if (outcome.ends) return { ...outcome, awaited: fn.async };
  return { ends: "returns", value: { value: undefined }, pure: outcome.pure, awaited: fn.async };
}

/** The function that a call runs, with its parameters known: also one that another call gives, `only("POST")(req, res)`. */
function calleeOf(
  call: Call,
  method: HttpMethod,
  world: MethodWorld,
  depth: number,
): { fn: FunctionNode; within: MethodWorld } | undefined {
  const callee = unwrap(call.callee);
  if (!isCall(callee)) {
    const fn = calledFunction(call, world.module);
    const within = fn && withArguments(fn, call, world);
    return within && { fn, within };
  }
  const maker = calleeOf(callee, method, world, depth + 1);
  if (!maker || maker.fn.async) return undefined;
  const { body } = maker.fn;
  const [only, ...others] = t.isBlockStatement(body) ? body.body : [];
  const made = t.isBlockStatement(body)
    ? others.length === 0 && t.isReturnStatement(only) && only.argument
    : body;
  const fn = made && unwrap(made);
  if (!fn || !isFunctionNode(fn)) return undefined;
  const within = withArguments(fn, call, maker.within);
  return within && { fn, within };
}

/** The world inside of a call: what each parameter stands for. */
function withArguments(fn: FunctionNode, call: Call, world: MethodWorld): MethodWorld | undefined {
  if (call.arguments.some((argument) => !t.isExpression(argument))) return undefined;
  const bound = new Map(world.bound);
  const requests = new Set<Binding>();
  for (const [index, parameter] of fn.params.entries()) {
    const name = t.isRestElement(parameter)
      ? parameter.argument
      : t.isAssignmentPattern(parameter)
        ? parameter.left
        : parameter;
    const binding = t.isIdentifier(name) ? world.module.bindings.get(name) : undefined;
    if (!binding?.constant || isMutated(binding, fn, world)) continue;
    const given = call.arguments[index] as t.Expression | undefined;
    if (t.isRestElement(parameter))
      bound.set(binding, t.arrayExpression(call.arguments.slice(index) as t.Expression[]));
    else if (given && world.isRequest(unwrap(given))) requests.add(binding);
    else if (given) bound.set(binding, given);
    else bound.set(binding, t.isAssignmentPattern(parameter) ? parameter.right : t.identifier("undefined"));
  }
  const { bindings } = world.module;
  return {
    ...world,
    bound,
    isRequest: (node) =>
      world.isRequest(node) || (t.isIdentifier(node) && requests.has(bindings.get(node) as Binding)),
  };
}

function isMutated(binding: Binding, fn: FunctionNode, world: MethodWorld): boolean {
  let mutated = false;
  visitAll(fn.body, (node) => {
    if (!isMember(node) || !isOf(node.object)) return;
    const above = world.module.parents.get(node);
    if (isCall(above) && above.callee === node) mutated ||= MUTATORS.has(propertyName(node) ?? "push");
    else mutated ||= t.isAssignmentExpression(above) && above.left === node;
  });
  return mutated;

  function isOf(node: t.Node): boolean {
    return world.module.bindings.get(unwrap(node)) === binding;
  }
}

/** Runs statements; `{ pure }` when control gets past their end. */
function run(
  statements: t.Statement[],
  method: HttpMethod,
  world: MethodWorld,
  pure: boolean,
  depth: number,
): Ending | { ends?: undefined; pure: boolean } | undefined {
  let isPure = pure;
  for (const statement of statements) {
    if (t.isReturnStatement(statement)) return returned(statement.argument, method, world, isPure, depth);
    if (t.isThrowStatement(statement)) return { ends: "throws", pure: isPure };
    if (t.isIfStatement(statement)) {
      const holds = truth(statement.test, method, world, depth + 1);
      if (holds === undefined) return undefined;
      const branch = holds ? statement.consequent : statement.alternate;
      const after = branch
        ? run(t.isBlockStatement(branch) ? branch.body : [branch], method, world, isPure, depth)
        : { pure: isPure };
      if (after === undefined || after.ends) return after;
      isPure = after.pure;
    } else if (t.isExpressionStatement(statement)) isPure &&= hasNoEffect(statement.expression, world);
    else if (t.isVariableDeclaration(statement)) {
      for (const { init } of statement.declarations)
        isPure &&=
          !init || hasNoEffect(init, world) || evaluate(init, method, world, depth + 1) !== undefined;
    } else if (!t.isFunctionDeclaration(statement) && !t.isEmptyStatement(statement)) return undefined;
  }
  return { pure: isPure };
}

function returned(
  node: t.Expression | null | undefined,
  method: HttpMethod,
  world: MethodWorld,
  pure: boolean,
  depth: number,
): Ending {
  if (!node) return { ends: "returns", value: { value: undefined }, pure };
  const value = evaluate(node, method, world, depth + 1);
  if (value) return { ends: "returns", value, pure };
  return { ends: "returns", pure: false };
}
