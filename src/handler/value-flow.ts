/** Where the value of an expression goes within the file: which calls run a function that is kept in a name or a table. */
import * as t from "@babel/types";
import type { Module } from "./module.js";
import { isCall, isFunctionNode, isMember, propertyName, unwrap } from "./syntax.js";

type Call = t.CallExpression | t.OptionalCallExpression;

/** All calls of a function of the file; nothing where it goes to somebody else, who may call it as well. */
export function callsOf(fn: t.Node, module: Module): Call[] | undefined {
  if (!t.isFunctionDeclaration(fn)) return callsOfValue(fn, module, new Set());
  const binding = fn.id && module.bindings.get(fn.id);
  return binding?.constant ? callsOfName(fn.id!, module, new Set()) : undefined;
}

function callsOfValue(value: t.Node, module: Module, seen: Set<t.Node>): Call[] | undefined {
  if (seen.has(value)) return [];
  seen.add(value);
  let node = value;
  let above = module.parents.get(node);
  while (above && !isFunctionNode(above) && unwrap(above) === unwrap(node)) {
    node = above;
    above = module.parents.get(node);
  }
  if (isCall(above)) return above.callee === node ? [above] : undefined;
  if (t.isVariableDeclarator(above))
    return t.isIdentifier(above.id) ? callsOfName(above.id, module, seen) : undefined;
  if (t.isObjectMethod(value)) return callsOfTable(above!, module, seen);
  if (t.isObjectProperty(above))
    return above.value === node ? callsOfTable(module.parents.get(above)!, module, seen) : undefined;
  if (t.isConditionalExpression(above)) return above.test === node ? [] : callsOfValue(above, module, seen);
  if (t.isLogicalExpression(above)) return isTested(above, module) ? [] : callsOfValue(above, module, seen);
  return above && isOnlyLookedAt(node, above) ? [] : undefined;
}

function callsOfName(name: t.Identifier, module: Module, seen: Set<t.Node>): Call[] | undefined {
  const binding = module.bindings.get(name);
  if (!binding?.constant) return undefined;
  return together(binding.referencePaths.map(({ node }) => callsOfValue(node, module, seen)));
}

/** The calls of whatever an object literal holds: `table[req.method](req, res)`. */
function callsOfTable(table: t.Node, module: Module, seen: Set<t.Node>): Call[] | undefined {
  let holder = module.parents.get(table);
  let inner = table;
  while (holder && unwrap(holder) === unwrap(inner)) {
    inner = holder;
    holder = module.parents.get(holder);
  }
  const own = isMember(holder) && holder.object === inner ? callsOfValue(holder, module, seen) : undefined;
  if (own) return own;
  if (!t.isVariableDeclarator(holder) || !t.isIdentifier(holder.id)) return undefined;
  const binding = module.bindings.get(holder.id);
  if (!binding?.constant) return undefined;
  return together(
    binding.referencePaths.map(({ node }) => {
      const above = module.parents.get(node)!;
      if (isMember(above) && above.object === node) {
        const user = module.parents.get(above);
        const isWritten = t.isAssignmentExpression(user) && user.left === above;
        return isWritten ? undefined : callsOfValue(above, module, seen);
      }
      if (isOnlyLookedAt(node, above)) return [];
      const asks =
        isCall(above) && isMember(above.callee) && t.isIdentifier(above.callee.object, { name: "Object" });
      const asked = asks && propertyName(above.callee as t.MemberExpression);
      return asked && ["keys", "hasOwn"].includes(asked) ? [] : undefined;
    }),
  );
}

/** What an expression may give, as far back as constants and tables tell: functions of the file where these are all there is. */
export function originsOf(node: t.Node, module: Module, seen = new Set<t.Node>()): t.Node[] {
  const value = unwrap(node);
  if (seen.has(value)) return [];
  seen.add(value);
  const all = (parts: t.Node[]): t.Node[] => parts.flatMap((part) => originsOf(part, module, seen));
  if (t.isConditionalExpression(value)) return all([value.consequent, value.alternate]);
  if (t.isLogicalExpression(value)) return all([value.left, value.right]);
  if (t.isObjectProperty(value)) return all([value.value]);
  if (isMember(value)) {
    const tables = originsOf(value.object, module, seen);
    return all(tables.flatMap((table) => (t.isObjectExpression(table) ? table.properties : [table])));
  }
  const binding = t.isIdentifier(value) ? module.bindings.get(value) : undefined;
  const declaration = binding?.constant ? binding.path.node : undefined;
  if (t.isFunctionDeclaration(declaration)) return [declaration];
  if (t.isVariableDeclarator(declaration) && t.isIdentifier(declaration.id) && declaration.init)
    return all([declaration.init]);
  return [value];
}

function together(parts: (Call[] | undefined)[]): Call[] | undefined {
  return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part!);
}

function isTested(node: t.Node, module: Module): boolean {
  const above = module.parents.get(node);
  return above !== undefined && isOnlyLookedAt(node, above);
}

/** `if (x)`, `!x`, `typeof x` (of a type, too), `x === y`: nobody gets the value itself. */
export function isOnlyLookedAt(node: t.Node, above: t.Node): boolean {
  return (
    ((t.isIfStatement(above) || t.isConditionalExpression(above)) && above.test === node) ||
    (t.isUnaryExpression(above) && above.operator !== "void") ||
    t.isBinaryExpression(above) ||
    t.isExpressionStatement(above) ||
    t.isTSTypeQuery(above)
  );
}
