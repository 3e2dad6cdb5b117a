/** Where the headers that all replies have in common are declared. */
import type { Conversion } from "../conversion.js";
import { commonDeclaration } from "../replies/common-headers.js";
import type { FunctionNode } from "../syntax.js";

/** The declaration of a handler's common headers, if its new text mentions them and no other handler has declared them. */
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
