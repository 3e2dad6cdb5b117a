/** Where the headers that all replies have in common are declared. */
import type * as t from "@babel/types";
import type { Conversion } from "../conversion.js";
import { positionAbove } from "../file-header.js";
import { commonDeclaration } from "../replies/common-headers.js";
import type { Edit } from "../splice.js";
import type { FunctionNode } from "../syntax.js";

/** The declaration of a function's common headers, if its new text mentions them and no other function has declared them. */
export function declarationFor(
  fn: FunctionNode,
  texts: readonly string[],
  conversion: Conversion,
): string | undefined {
  const common = conversion.common.get(fn);
  if (!common || common.isThere || conversion.declared.has(common.name)) return undefined;
  if (!texts.some((text) => text.includes(common.name))) return undefined;
  conversion.declared.add(common.name);
  return commonDeclaration(common, conversion.module);
}

/** The declaration above the statement that holds the function, which stays where it is. */
export function declarationAbove(
  statement: t.Statement,
  fn: FunctionNode,
  text: string,
  conversion: Conversion,
): Edit[] {
  const declaration = declarationFor(fn, [text], conversion);
  const above = positionAbove(conversion.module, statement);
  return declaration ? [{ start: above, end: above, text: `${declaration}\n\n` }] : [];
}
