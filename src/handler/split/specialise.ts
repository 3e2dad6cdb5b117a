/**
 * Splits a function by method: what is left of it for requests whose method is one of a set. Tests on the method are
 * folded, dead branches go, and the branch that stays moves up to where its `if` or `switch` stood.
 */
import * as t from "@babel/types";
import { HTTP_METHODS } from "../contract.js";
import { Refusal } from "../refusal.js";
import { type Item, liveNodes, type Residual } from "../residual.js";
import type { FunctionNode } from "../syntax.js";
import { joinBareBlocks } from "./bare-blocks.js";
import { outcomeHere } from "./call-outcome.js";
import { foldExpression } from "./expressions.js";
import { bodyList } from "./lists.js";
import type { MethodWorld } from "./method-value.js";
import type { Methods, Work } from "./work.js";

const NOTHING: ReadonlySet<t.Node> = new Set();

/**
 * Specialises `fn` for the methods of `methods`.
 * @returns what is left, whether the function tests the method anywhere, and whether control gets to its end.
 */
export function specialise(
  fn: FunctionNode,
  methods: Methods,
  world: MethodWorld,
): { residual: Residual; dispatches: boolean; completes: boolean } {
  const { dropped = NOTHING, settings = NOTHING } = world.names ?? {};
  const residual: Residual = {
    fn,
    lists: new Map(),
    replaced: new Map(),
    callees: new Map(),
    dropped: new Set(dropped),
    settings,
    inlined: new Set(),
  };
  const work: Work = {
    module: world.module,
    world,
    residual,
    breaks: [],
    dissolved: new Map(),
    returning: new Set(),
    dispatches: false,
  };
  let completes = false;
  if (t.isBlockStatement(fn.body)) completes = bodyList(fn.body, methods, work).size > 0;
  else foldExpression(fn.body, methods, work);
  for (const parameter of fn.params) foldExpression(parameter, methods, work);
  joinBareBlocks(residual, work.module);
  dropAnsweredQuestions(methods, work);
  return { residual, dispatches: work.dispatches, completes };
}

/** `const allowed = allow(req, res, ["GET"])`, of which no test is left. */
function dropAnsweredQuestions(methods: Methods, work: Work): void {
  const { residual, world, module } = work;
  const isAnswered = ({ node }: Item): boolean => {
    const [only, ...others] = t.isVariableDeclaration(node) ? node.declarations : [];
    if (!only?.init || others.length > 0 || !t.isIdentifier(only.id)) return false;
    const { init, id } = only;
    if (![...methods].every((method) => outcomeHere(init, method, world)?.pure)) return false;
    if (!HTTP_METHODS.some((method) => !outcomeHere(init, method, world)?.pure)) return false;
    const binding = module.bindings.get(id);
    return !liveNodes(residual, residual.fn.body, (one): one is t.Identifier => t.isIdentifier(one)).some(
      (name) => name !== id && module.bindings.get(name) === binding,
    );
  };
  for (const list of residual.lists.values())
    if (list.items.some(isAnswered)) list.items = list.items.filter((item) => !isAnswered(item));
}

/** Refuses a generator: its replies have no place in time. */
export function refuseGenerator(fn: FunctionNode): void {
  if (fn.generator) throw new Refusal(fn, "the handler is a generator function");
}
