/** Statements that set a status or a header, on the variables that take the place of the response. */

import * as t from "@babel/types";
import type { Module } from "../module.js";
import { Refusal } from "../refusal.js";
import { type Item, liveNodes, type Part } from "../residual.js";
import { quoted } from "../style.js";
import { isCall, isFunctionNode, isMember, propertyName, unwrap, visitAll } from "../syntax.js";
import { isOpenList, isWrittenOut, listness } from "./header-lists.js";
import { headerKey, headerName, headerValue, type InlineHeader } from "./headers.js";
import { isHeader, type ResponseUse } from "./response-use.js";
import { drop, freeLocal, semicolon, type Work } from "./work.js";
import { writtenStatement } from "./written-text.js";

export function convertOps(item: Item, use: ResponseUse, work: Work): void {
  if (work.dry) return;
  const statements = opStatements(use, work);
  if (statements.length > 0)
    item.parts = statements.flatMap((parts, at) => (at > 0 ? ["\n", ...parts] : parts));
  else drop(item.node!, undefined, work);
}

/** The statements that set on the variables what a use sets on the response. */
export function opStatements(use: ResponseUse, work: Work): Part[][] {
  const statements: Part[][] = [];
  const end = semicolon(work);
  for (const op of use.ops) {
    if (work.withoutEffect.has(op)) continue;
    const constant = work.constants.get(op);
    if (op.kind === "status") {
      if (work.statusVariable) statements.push([`${work.statusVariable} = `, op.value, end]);
    } else if (op.mode === "remove") statements.push([`${work.headersVariable}.delete(`, op.name, `)${end}`]);
    else if (constant)
      statements.push([
        `const ${constant} = `,
        ...headerValue({ ...op, value: op.value! }, work.view.module),
        end,
      ]);
    else if (work.headersVariable && op.value)
      statements.push(headerStatement(work.headersVariable, { ...op, value: op.value, mode: op.mode }, work));
  }
  return use.writes ? [...statements, ...writtenStatement(use, work)] : statements;
}

export function headerStatement(variable: string | undefined, header: InlineHeader, work: Work): Part[] {
  const { name, value, mode } = header;
  const { module } = work.view;
  const end = semicolon(work);
  const literal = headerName(name);
  const key: Part = literal === undefined || name.start != null ? name : quoted(literal, module.style);
  const inner = unwrap(value);
  if (literal?.toLowerCase() === "set-cookie") {
    if (t.isArrayExpression(inner) && isWrittenOut(inner)) {
      const lines: Part[] = [];
      for (const [index, element] of inner.elements.entries()) {
        // The first takes the place of what was set before, as `setHeader` does it.
        const verb = mode === "set" && index === 0 ? "set" : "append";
        lines.push(`${variable}.${verb}(`, key, ", ", element!, `)${end}`, "\n");
      }
      lines.pop();
      return lines;
    }
  }
  if (isOpenList(header, module)) {
    const isCookies = literal?.toLowerCase() === "set-cookie";
    const one = freeLocal(
      work.view,
      isCookies ? ["cookie", "line", "setCookie"] : ["value", "item", "headerValue"],
    );
    const replaces = mode === "set" && (variable !== work.headersVariable || mayBeSetBefore(header, work));
    return [
      ...(replaces ? [`${variable}.delete(`, key, `)${end}\n`] : []),
      `for (const ${one} of `,
      ...(listness(value, module) === "list" ? [value] : ["[", value, "].flat()"]),
      `) {\n${module.style.indent}${variable}.append(`,
      key,
      `, ${one})${end}\n}`,
    ];
  }
  return [
    `${variable}.${mode === "append" ? "append" : "set"}(`,
    key,
    ", ",
    ...headerValue(header, module),
    `)${end}`,
  ];
}

/** Whether a header may have been set before, where a list of values is set that takes its place. */
function mayBeSetBefore({ name, value: list }: InlineHeader, work: Work): boolean {
  const { view, uses } = work;
  if (work.needs.headers) return true;
  const ops = [...uses.values()].flatMap(({ ops }) => ops.filter(isHeader));
  const others = ops.filter(
    (op) => op.value !== list && (headerKey(op.name) ?? headerKey(name)) === headerKey(name),
  );
  if (others.length > 0) return true;
  for (let at = view.module.parents.get(list); at && at !== view.fn; at = view.module.parents.get(at))
    if (t.isLoop(at) || isFunctionNode(at)) return true;
  return liveNodes(view.residual, view.fn.body, isCall).some((call) => view.helper(call)?.headers);
}

/**
 * What `res.getHeader(name)` gives, of the variable that holds the headers.
 * @throws {Refusal} where cookies are asked for by code that isn't made for a list of them, and where another header was set to a list, which
 *   `Headers` gives back as one text.
 */
export function headerAnswer(node: t.Node, name: t.Node, work: Work): Part[] {
  if (headerKey(name) === "set-cookie") {
    if (!takesList(node, work.view.module))
      throw new Refusal(
        node,
        "the cookies set before are read as text here, but may be several; add yours with `appendHeader`",
      );
    return [`${work.headersVariable}.getSetCookie()`];
  }
  if (mayHoldList(headerName(name), work)) {
    throw new Refusal(
      node,
      "the header that is read here was set to a list, which `Headers` gives back as one text; keep the list in a variable",
    );
  }
  const above = work.view.module.parents.get(node);
  const isAlone =
    t.isVariableDeclarator(above) || t.isObjectProperty(above) || t.isReturnStatement(above) || isCall(above);
  const [open, close] = isAlone ? ["", ""] : ["(", ")"];
  return [`${open}${work.headersVariable}.get(`, name, `) ?? undefined${close}`];
}

/** Whether something in the function makes this header (any, where its name isn't known) a list. */
function mayHoldList(name: string | undefined, work: Work): boolean {
  for (const { ops } of work.uses.values()) {
    for (const op of ops) {
      if (op.kind !== "header" || op.value === undefined) continue;
      const other = headerKey(op.name);
      const isSame = name === undefined || other === undefined || other === name.toLowerCase();
      if (isSame && (op.mode === "append" || t.isArrayExpression(unwrap(op.value)))) return true;
    }
  }
  return false;
}

/** Whether a value goes only where a list does as well as one text: past `Array.isArray`, or into `concat`. */
function takesList(node: t.Node, module: Module): boolean {
  const above = module.parents.get(node)!;
  if (t.isLogicalExpression(above) || t.isTSAsExpression(above)) return takesList(above, module);
  if (isCall(above) && isMember(above.callee) && propertyName(above.callee) === "concat") return true;
  if (!t.isVariableDeclarator(above) || !t.isIdentifier(above.id)) return false;
  const binding = module.bindings.get(above.id);
  if (!binding?.constant) return false;
  return binding.referencePaths.every(
    ({ node: name }) => isAskedForList(name, module) || takesList(name, module),
  );
}

/** Within a condition that asks `Array.isArray(name)`. */
function isAskedForList(name: t.Node, module: Module): boolean {
  const binding = module.bindings.get(name);
  for (let at = module.parents.get(name); at && !isFunctionNode(at); at = module.parents.get(at)) {
    if (!t.isConditionalExpression(at) && !t.isIfStatement(at)) continue;
    let asks = false;
    visitAll(at, (inner) => {
      if (!isCall(inner) || !isMember(inner.callee) || propertyName(inner.callee) !== "isArray") return;
      const [list] = inner.arguments;
      if (list && module.bindings.get(unwrap(list)) === binding) asks = true;
    });
    if (asks) return true;
  }
  return false;
}
