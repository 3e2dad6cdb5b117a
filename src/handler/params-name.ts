/** What the path parameters are called in a function: `params`, or another name where that one means something there. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import type { FunctionView } from "./function-view.js";
import { liveNodes } from "./residual.js";

export const PARAMS_NAMES = ["params", "routeParams", "pathParams"];

/** The name for a function that hands its path parameters on; whoever reads one of them there goes by it too. */
export function paramsNameOf(view: FunctionView): string {
  view.naming.params ??=
    PARAMS_NAMES.find((name) => !isMeantInCode(view, name)) ?? freeNumber(view, PARAMS_NAMES.at(-1)!);
  return view.naming.params;
}

function freeNumber(view: FunctionView, name: string): string {
  let number = 2;
  while (isMeantInCode(view, `${name}${number}`)) number++;
  return `${name}${number}`;
}

/** Whether a name means something in the live code of a function. */
export function isMeantInCode(
  { module, residual, fn }: FunctionView,
  name: string,
  except?: Binding,
): boolean {
  return liveNodes(residual, fn, (node) => t.isIdentifier(node, { name })).some((node) => {
    const binding = module.bindings.get(node);
    if (binding) return binding !== except;
    const above = module.parents.get(node)!;
    if (t.isMemberExpression(above) || t.isOptionalMemberExpression(above))
      return above.property !== node || above.computed;
    if (t.isObjectProperty(above) || t.isObjectMethod(above)) return above.key !== node || above.computed;
    return !above.type.startsWith("TS");
  });
}
