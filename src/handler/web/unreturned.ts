/** Responses that are made and not returned: nobody gets them. */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { isCall, isMember, propertyName, unwrap, visitAll } from "../syntax.js";

const MAKES = new Set(["error", "json", "next", "redirect", "rewrite"]);

/** A note for each statement of a function that only makes a Response. */
export function unreturnedNotes(fn: t.Node, module: Module): string[] {
  const notes: string[] = [];
  visitAll(fn, (node) => {
    if (!t.isExpressionStatement(node) || !makesResponse(unwrap(node.expression, true), module)) return;
    const made = unwrap(node.expression, true) as t.CallExpression | t.NewExpression;
    const { source } = module;
    const what = `${t.isNewExpression(made) ? "new " : ""}${source.slice(made.callee.start!, made.callee.end!)}(…)`;
    notes.push(
      `Line ${node.loc!.start.line}: \`${what}\` is made and not returned, so nobody gets it; put \`return\` in front of it if it is meant as the answer.`,
    );
  });
  return notes;
}

/** `NextResponse.json(…)`, `new Response(…)`: the platform's or Next's own. */
function makesResponse(node: t.Node, module: Module): boolean {
  if (!isCall(node) && !t.isNewExpression(node)) return false;
  const callee = unwrap(node.callee);
  const maker = isMember(callee) ? unwrap(callee.object) : callee;
  if (!t.isIdentifier(maker) || !/^(?:Next)?Response$/.test(maker.name)) return false;
  const binding = module.bindings.get(maker);
  if (binding && binding.kind !== "module") return false;
  return t.isNewExpression(node)
    ? !isMember(callee)
    : isMember(callee) && MAKES.has(propertyName(callee) ?? "");
}
