/** Calls: of the user's functions, which are followed, and of all others. */
import type * as t from "@babel/types";
import { bind } from "./bindings.js";
import { evaluate } from "./expressions.js";
import { isFree, isTruthy } from "./operators.js";
import { nameOf, type Run, step } from "./run.js";
import { NotFollowed, Scope, Thrown } from "./scope.js";
import { execute, hoist } from "./statements.js";
import { type Closure, isObject, type Unknown, unknown, type Value } from "./values.js";

/** Calls a value. What can't be followed gives something unknown. @throws {Thrown} where the called code throws. */
export function callFunction(callee: Value, args: Value[], site: t.Node, run: Run): Value {
  step(run);
  if (!isObject(callee)) return unknown(nameOf(site), false);
  switch (callee.kind) {
    case "native":
      return callee.call(args, site);
    case "closure":
      return callClosure(callee, args, site, run);
    case "unknown":
      return callUnknown(callee, args, site, run);
    default:
      return unknown(nameOf(site), false);
  }
}

function callClosure(callee: Closure, args: Value[], site: t.Node, run: Run): Value {
  const { node } = callee;
  if (node.generator) return unknown(nameOf(site), false);
  const scope = new Scope(callee.scope.path, callee.scope);
  const caller = run.file;
  run.depth++;
  run.file = scope.path;
  try {
    for (const [index, param] of node.params.entries()) {
      if (param.type === "RestElement")
        bind(param.argument, { kind: "list", items: args.slice(index) }, scope, run);
      else bind(param as t.LVal, args[index], scope, run);
    }
    if (node.body.type !== "BlockStatement") {
      const value = evaluate(node.body, scope, run);
      run.surroundings.returned(value, undefined, scope);
      return value;
    }
    hoist(node.body.body, scope);
    const completion = execute(node.body.body, scope, run);
    return completion?.kind === "return" ? completion.value : undefined;
  } catch (error) {
    // The outermost call tells that it isn't followed; an inner one only gives something unknown.
    if (error instanceof NotFollowed && run.depth > 1) return unknown(nameOf(site), false);
    throw error;
  } finally {
    run.depth--;
    run.file = caller;
  }
}

/** Functions that look up who the client is: their result rests on cookies and headers, whatever else of the request they are given. */
const TELLS_CLIENT =
  /^(?:get|read|load|fetch|verify|decode|decrypt|validate|check|parse|unseal|refresh|update|current|use|require|create)?\w*(?:session|token|user|jwt|cookies?|claims|identity|account|auth|server ?client|middleware ?client)\w*$/i;

function callUnknown(callee: Unknown, args: Value[], site: t.Node, run: Run): Value {
  const name = callee.text.slice(callee.text.lastIndexOf(".") + 1);
  const own = callee.imported !== undefined || callee.varies;
  const varies = own && (TELLS_CLIENT.test(name) || (callee.varies && isFree(...args, run)));
  const result = unknown(nameOf(site), varies);
  // A check may fail by an exception: `try { await jwtVerify(token) } catch { … }`.
  if (run.trying > 0 && !/^(?:log|warn|error|info|debug|get|set|getAll|has|delete)$/.test(name)) {
    const failure = unknown(`${result.text} fails`, varies);
    if (isTruthy(failure, site, run)) throw new Thrown(unknown("error", varies));
  }
  return result;
}
