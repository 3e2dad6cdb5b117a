/** Destructuring, and assignment to what already has a name. */
import type * as t from "@babel/types";
import { evaluate, keyOf } from "./expressions.js";
import { memberOf, setMember } from "./members.js";
import type { Run } from "./run.js";
import { NotFollowed, type Scope } from "./scope.js";
import { isObject, isUnknown, list, unknown, type Value } from "./values.js";

/** Declares the names of a pattern, or with `assign` gives them new values. */
export function bind(pattern: t.Node, value: Value, scope: Scope, run: Run, assign = false): void {
  switch (pattern.type) {
    case "Identifier":
      if (assign) (scope.find(pattern.name) ?? scope).declare(pattern.name, value);
      else scope.declare(pattern.name, value);
      return;
    case "AssignmentPattern": {
      // An unknown value may well be there: the default would be a guess.
      const actual = value === undefined ? evaluate(pattern.right, scope, run) : value;
      bind(pattern.left, actual, scope, run, assign);
      return;
    }
    case "ObjectPattern":
      for (const property of pattern.properties) {
        if (property.type === "RestElement") bind(property.argument, value, scope, run, assign);
        else bind(property.value, memberOf(value, keyOf(property, scope, run), run), scope, run, assign);
      }
      return;
    case "ArrayPattern":
      for (const [index, element] of pattern.elements.entries()) {
        if (element === null) continue;
        if (element.type === "RestElement") bind(element.argument, restOf(value, index), scope, run, assign);
        else bind(element, memberOf(value, index, run), scope, run, assign);
      }
      return;
    case "MemberExpression":
      setMember(evaluate(pattern.object, scope, run), keyOf(pattern, scope, run), value);
      return;
    case "TSParameterProperty":
    case "TSAsExpression":
    case "TSNonNullExpression":
      bind(
        pattern.type === "TSParameterProperty" ? pattern.parameter : pattern.expression,
        value,
        scope,
        run,
        assign,
      );
      return;
    default:
      throw new NotFollowed();
  }
}

function restOf(value: Value, index: number): Value {
  if (isObject(value) && value.kind === "list") return list(value.items.slice(index));
  return unknown("…", isUnknown(value) && value.varies);
}
