/** A handler whose parameters stand in the wrong order: `(res: NextApiResponse, req: NextApiRequest)`. */
import * as t from "@babel/types";
import type { Job } from "../find/jobs.js";
import { type Module, parseModule } from "../module.js";
import { type FunctionNode, isMember, propertyName } from "../syntax.js";

const OF_RESPONSE = new Set([
  "status",
  "json",
  "send",
  "end",
  "redirect",
  "setHeader",
  "writeHead",
  "statusCode",
]);
const OF_REQUEST = new Set(["method", "query", "body", "cookies", "url"]);

/**
 * The module with the parameters of such handlers in Next's order; undefined where there are none. The types and the uses must say the same: where
 * only the types are mixed up, the handler works. Both parameters keep their places' total length, so that positions stay true.
 */
export function withParametersInOrder(module: Module, jobs: readonly Job[]): Module | undefined {
  const swapped = jobs.filter(({ found, style }) => style === "pages" && isSwapped(found.fn, module));
  if (swapped.length === 0 || swapped.some(({ found }) => found.wrappers.length > 0)) return undefined;
  let { source } = module;
  for (const { found } of swapped) {
    const [first, second] = found.fn.params as [t.Node, t.Node];
    const between = source.slice(first.end!, second.start!);
    const [one, two] = [source.slice(first.start!, first.end!), source.slice(second.start!, second.end!)];
    source = source.slice(0, first.start!) + two + between + one + source.slice(second.end!);
  }
  return { ...parseModule(source, module.context), style: module.style };
}

export const SWAPPED =
  "The parameters stood in the wrong order, `(res: NextApiResponse, req: NextApiRequest)`: Next.js gives the request first. Their types say what was meant.";

function isSwapped(fn: FunctionNode, module: Module): boolean {
  const [first, second, ...more] = fn.params;
  if (more.length > 0 || !t.isIdentifier(first) || !t.isIdentifier(second)) return false;
  if (typeOf(first) !== "NextApiResponse" || typeOf(second) !== "NextApiRequest") return false;
  const name = t.isFunctionDeclaration(fn) ? fn.id : undefined;
  // Who else calls it may give the response first.
  const isCalled =
    name && module.bindings.get(name)?.referencePaths.some(({ parent }) => t.isCallExpression(parent));
  return (
    !isCalled &&
    uses(first, OF_RESPONSE, module) &&
    !uses(first, OF_REQUEST, module) &&
    !uses(second, OF_RESPONSE, module)
  );
}

function typeOf({ typeAnnotation }: t.Identifier): string | undefined {
  if (!t.isTSTypeAnnotation(typeAnnotation)) return undefined;
  const type = typeAnnotation.typeAnnotation;
  return t.isTSTypeReference(type) && t.isIdentifier(type.typeName) ? type.typeName.name : undefined;
}

function uses(parameter: t.Identifier, names: ReadonlySet<string>, module: Module): boolean {
  const references = module.bindings.get(parameter)?.referencePaths ?? [];
  return references.some(
    ({ node, parent }) => isMember(parent) && parent.object === node && names.has(propertyName(parent) ?? ""),
  );
}
