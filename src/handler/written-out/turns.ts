/**
 * `FIELDS.forEach((field) => { if (!req.body[field]) res.status(400).json(…) })`: replies in a callback that runs at once, for one item after
 * the other. It is a loop, and loops are followed.
 */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { rearranged } from "../rearrange/rearranged.js";
import type { Edit } from "../splice.js";
import { isCall, isFunctionNode, isMember, propertyName, unwrap, visitAll } from "../syntax.js";
import { isOnResponse } from "./sequences.js";

/** The module with such calls as loops; nothing where there are none. */
export function withTurnsAsLoops(module: Module): Module | undefined {
  const edits: Edit[] = [];
  visitAll(module.program, (node) => {
    const own = t.isExpressionStatement(node) ? asLoop(node, module) : undefined;
    if (!own) return undefined;
    edits.push(...own);
    return false;
  });
  return edits.length > 0 ? rearranged(module, edits) : undefined;
}

function asLoop(statement: t.ExpressionStatement, module: Module): Edit[] | undefined {
  const call = unwrap(statement.expression);
  if (!t.isCallExpression(call) || !isMember(call.callee) || propertyName(call.callee) !== "forEach")
    return undefined;
  const [callback, ...others] = call.arguments;
  if (!t.isArrowFunctionExpression(callback) || others.length > 0) return undefined;
  const { body, params } = callback;
  const [one] = params;
  if (callback.async || params.length !== 1 || !one || t.isRestElement(one) || t.isAssignmentPattern(one))
    return undefined;
  if (!t.isBlockStatement(body) || !replies(body, module) || !isList(call.callee.object, module))
    return undefined;
  const returns = returnsOf(body);
  if (!returns) return undefined;
  const { source } = module;
  const textOf = (node: t.Node): string => source.slice(node.start!, node.end!);
  const parameter = t.isIdentifier(one) ? one.name : textOf(one);
  return [
    {
      start: statement.start!,
      end: body.start!,
      text: `for (const ${parameter} of ${textOf(call.callee.object)}) `,
    },
    ...returns.map((node): Edit => {
      const value = node.argument ? `${textOf(node.argument)}; ` : "";
      const text = `${value}continue${module.style.semicolons ? ";" : ""}`;
      const above = module.parents.get(node);
      return {
        start: node.start!,
        end: node.end!,
        text: value && !t.isBlockStatement(above) ? `{ ${text} }` : text,
      };
    }),
    { start: body.end!, end: statement.end!, text: "" },
  ];
}

const SENDS = new Set(["end", "json", "redirect", "send"]);

function replies(body: t.BlockStatement, module: Module): boolean {
  let found = false;
  visitAll(body, (node) => {
    if (isFunctionNode(node)) return false;
    if (
      isCall(node) &&
      isOnResponse(node, module) &&
      isMember(node.callee) &&
      SENDS.has(propertyName(node.callee) ?? "")
    )
      found = true;
    return undefined;
  });
  return found;
}

/** What surely is an array: written out, or made by what only gives arrays. */
function isList(node: t.Node, module: Module): boolean {
  const value = unwrap(node);
  if (t.isArrayExpression(value)) return true;
  if (t.isIdentifier(value)) {
    const binding = module.bindings.get(value);
    const declared = binding?.constant ? binding.path.node : undefined;
    return t.isVariableDeclarator(declared) && t.isIdentifier(declared.id) && declared.init
      ? isList(declared.init, module)
      : false;
  }
  if (!isCall(value) || !isMember(value.callee)) return false;
  const name = propertyName(value.callee) ?? "";
  if (t.isIdentifier(value.callee.object, { name: "Object" }))
    return ["entries", "keys", "values"].includes(name);
  return ["filter", "map", "split"].includes(name);
}

/** The returns of a callback, which go on with the next item; nothing where one stands in a loop or a switch of its own. */
function returnsOf(body: t.BlockStatement): t.ReturnStatement[] | undefined {
  const found: t.ReturnStatement[] = [];
  let isPlain = true;
  const visit = (node: t.Node, nested: boolean): void => {
    visitAll(node, (inner) => {
      if (inner === node) return undefined;
      if (isFunctionNode(inner)) return false;
      if (t.isReturnStatement(inner)) {
        found.push(inner);
        isPlain &&= !nested;
      }
      if (!nested && (t.isLoop(inner) || t.isSwitchStatement(inner))) {
        visit(inner, true);
        return false;
      }
      return undefined;
    });
  };
  visit(body, false);
  return isPlain ? found : undefined;
}
