/** A method that a `makeRoute` map refuses, as an entry of the map. */
import type * as t from "@babel/types";
import type { HttpMethod } from "../../handler/contract.js";
import type { Style } from "../../handler/style.js";
import { isMakeRouteCall, refusedProperties } from "../exported-names.js";
import type { TextEdit } from "../rule.js";

/**
 * Takes the method out of what the map refuses, and puts an entry with this reply behind the last one. Undefined where the file has no map that refuses all of
 * them, or one whose entries aren't written out.
 */
export function mapStub(
  program: t.Program,
  text: string,
  style: Style,
  methods: readonly HttpMethod[],
  reply: (method: HttpMethod) => string,
): TextEdit[] | undefined {
  for (const statement of program.body) {
    if (statement.type !== "ExportNamedDeclaration") continue;
    if (statement.declaration?.type !== "VariableDeclaration") continue;
    for (const { id, init } of statement.declaration.declarations) {
      const map = isMakeRouteCall(init) ? init.arguments[0] : undefined;
      if (id.type !== "ObjectPattern" || map?.type !== "ObjectExpression") continue;
      const refused = refusedProperties(id).filter(({ name }) => methods.some((method) => method === name));
      const last = map.properties.at(-1);
      if (refused.length < methods.length || last === undefined) continue;
      const entries = methods.map((method) => `${method}: () => ${reply(method)}`);
      return [
        ...refused.map(({ name, property }) => ({ start: property.start!, end: property.end!, text: name })),
        newEntries(entries, last, map, text, style),
      ];
    }
  }
  return undefined;
}

function newEntries(
  entries: string[],
  last: t.Node,
  map: t.ObjectExpression,
  text: string,
  { indent, eol }: Style,
): TextEdit {
  const [comma] = /^\s*,/.exec(text.slice(last.end!)) ?? [];
  const at = last.end! + (comma?.length ?? 0);
  const inside = text.slice(map.start!, map.end!);
  if (!inside.includes("\n")) {
    return { start: at, end: at, text: `${comma ? "" : ","} ${entries.join(", ")}${comma ? "," : ""}` };
  }
  const gap = /,\s*\n[ \t]*\r?\n/.test(inside) ? `${eol}${eol}` : eol;
  const lines = entries.map((entry) => `${gap}${indent}${entry}`).join(",");
  return { start: at, end: at, text: `${comma ? "" : ","}${lines}${comma ? "," : ""}` };
}
