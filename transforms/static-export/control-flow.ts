import type * as t from "@babel/types";
import { ALWAYS, and, type Condition, NEVER, not, opaqueText, or } from "./condition.js";
import { variablesIn } from "./environment.js";
import { conditionOf, equality, type Reading } from "./reading.js";
import type { NodePath, Path } from "./syntax.js";

/** The tests between a function's start and a place in it. */
export function leadsTo(place: Path, around: Path, reading: Reading): Condition {
  let condition: Condition = ALWAYS;
  for (let path = place; path !== around && path.parentPath; path = path.parentPath as Path) {
    const parent = path.parentPath as Path;
    if (parent.isIfStatement() || parent.isConditionalExpression()) {
      if (path.key !== "test") {
        const test = conditionOf(parent.get("test") as Path, reading);
        condition = and(path.key === "consequent" ? test : not(test), condition);
      }
    } else if (parent.isLogicalExpression() && path.key === "right") {
      const test = conditionOf(parent.get("left") as Path, reading);
      condition = and(parent.node.operator === "&&" ? test : not(test), condition);
    } else if (parent.isSwitchCase() && path.listKey === "consequent") {
      condition = and(selected(parent as NodePath<t.SwitchCase>, reading), condition);
    } else if (parent.isLoop() || parent.isCatchClause()) {
      condition = and(opaqueText(`line ${parent.node.loc?.start.line}`, []), condition);
    }
    if (path.listKey === "body") {
      for (const sibling of path.getAllPrevSiblings() as Path[]) {
        condition = and(passes(sibling, reading), condition);
      }
    }
  }
  return condition;
}

/** When control goes on behind a statement instead of leaving the function in it. */
function passes(statement: Path, reading: Reading): Condition {
  if (!mayLeave(statement)) return ALWAYS;
  if (statement.isIfStatement()) {
    const test = conditionOf(statement.get("test") as Path, reading);
    const { consequent, alternate } = statement.node;
    if (leaves(consequent) && !(alternate && mayLeave(statement.get("alternate") as Path))) return not(test);
    if (alternate && leaves(alternate) && !mayLeave(statement.get("consequent") as Path)) return test;
  }
  return opaqueText(`line ${statement.node.loc?.start.line}`, variablesIn(statement));
}

/** When control gets into a case: by its own test, or by falling through from the case before. */
function selected(entered: NodePath<t.SwitchCase>, reading: Reading): Condition {
  const whole = entered.parentPath as NodePath<t.SwitchStatement>;
  const cases = whole.get("cases");
  const matches = cases.map((one) =>
    one.node.test ? equality(whole.get("discriminant") as Path, one.get("test") as Path, reading) : undefined,
  );
  const none = not(matches.reduce<Condition>((sum, match) => (match ? or(sum, match) : sum), NEVER));
  const at = (entered.key as number) - 1;
  const before = cases[at];
  const falls = before && !before.node.consequent.some((statement) => leaves(statement));
  const own = matches[at + 1] ?? none;
  return falls ? or(own, selected(before, reading)) : own;
}

/** Whether a statement holds a way out of the function. */
function mayLeave(statement: Path): boolean {
  let found = statement.isReturnStatement() || statement.isThrowStatement();
  statement.traverse({
    Function(inner) {
      inner.skip();
    },
    ReturnStatement() {
      found = true;
    },
    ThrowStatement() {
      found = true;
    },
  });
  return found;
}

/** Whether a statement always leaves the function, or the `switch` around it. */
function leaves(node: t.Node): boolean {
  if (node.type === "ReturnStatement" || node.type === "ThrowStatement") return true;
  if (node.type === "BreakStatement") return true;
  if (node.type === "BlockStatement") return node.body.some((statement) => leaves(statement));
  if (node.type === "IfStatement")
    return leaves(node.consequent) && node.alternate != null && leaves(node.alternate);
  return false;
}
