/** Statements that set a status or a header, on the variables that take the place of the response. */

import * as t from "@babel/types";
import type { Item, Part } from "../residual.js";
import { quoted } from "../style.js";
import { unwrap } from "../syntax.js";
import { headerName, headerValue } from "./headers.js";
import type { ResponseUse } from "./response-use.js";
import { drop, semicolon, type Work } from "./work.js";

export function convertOps(item: Item, use: ResponseUse, work: Work): void {
  if (work.dry) return;
  const parts: Part[] = [];
  for (const op of use.ops) {
    const own =
      op.kind === "header" && op.value
        ? headerStatement(work.headersVariable, op.name, op.value, op.mode, work)
        : undefined;
    if (op.kind === "status") {
      if (work.statusVariable) parts.push(`${work.statusVariable} = `, op.value, semicolon(work), "\n");
    } else if (op.mode === "remove")
      parts.push(`${work.headersVariable}.delete(`, op.name, `)${semicolon(work)}`, "\n");
    else if (work.headersVariable && own) parts.push(...own, "\n");
  }
  if (parts.length === 0) {
    drop(item.node!, undefined, work);
    return;
  }
  parts.pop();
  item.parts = parts;
}

export function headerStatement(
  variable: string | undefined,
  name: t.Node,
  value: t.Node,
  mode: "set" | "append" | "remove",
  work: Work,
): Part[] {
  const { module } = work.view;
  const end = semicolon(work);
  const literal = headerName(name);
  const key: Part = literal === undefined || name.start != null ? name : quoted(literal, module.style);
  const inner = unwrap(value);
  if (literal?.toLowerCase() === "set-cookie") {
    if (
      t.isArrayExpression(inner) &&
      inner.elements.every((element) => element && !t.isSpreadElement(element))
    ) {
      const lines: Part[] = [];
      for (const [index, element] of inner.elements.entries()) {
        // The first takes the place of what was set before, as `setHeader` does it.
        const verb = mode === "set" && index === 0 ? "set" : "append";
        lines.push(`${variable}.${verb}(`, key, ", ", element!, `)${end}`, "\n");
      }
      lines.pop();
      return lines;
    }
    if (t.isArrayExpression(inner) || (t.isIdentifier(inner) && !isStringy(inner, work)))
      return [
        ...(mode === "set" ? [`${variable}.delete(`, key, `)${end}\n`] : []),
        `for (const cookie of [`,
        value,
        `].flat()) ${variable}.append(`,
        key,
        `, cookie)${end}`,
      ];
    return [`${variable}.${mode === "append" ? "append" : "set"}(`, key, ", ", value, `)${end}`];
  }
  return [
    `${variable}.${mode === "append" ? "append" : "set"}(`,
    key,
    ", ",
    ...headerValue(value, module),
    `)${end}`,
  ];
}

function isStringy(node: t.Identifier, work: Work): boolean {
  const declaration = work.view.module.bindings.get(node)?.path.node;
  return (
    t.isVariableDeclarator(declaration) &&
    !!declaration.init &&
    !t.isArrayExpression(unwrap(declaration.init))
  );
}

/** What `res.getHeader(name)` gives, of the variable that holds the headers. */
export function headerAnswer(name: t.Node, work: Work): Part[] {
  return [`(${work.headersVariable}.get(`, name, ") ?? undefined)"];
}
