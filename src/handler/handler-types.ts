/** Types that describe handlers of the Pages Router (`NextApiHandler`, `(req, res) => …`) become those of route handlers. */
import * as t from "@babel/types";
import { positionAbove } from "./file-header.js";
import { freeName, type Module } from "./module.js";
import type { TypeEdit } from "./pages-types.js";
import { contextType } from "./print-function.js";
import { pathParameters } from "./segments.js";
import { isCall, isFunctionNode, isMember, propertyName, visitAll } from "./syntax.js";

const ANSWER = "Response | Promise<Response>";

/** What the handlers of a rewritten file look like. */
export interface HandlerShape {
  /** The type of the request. */
  requestType: string;
  /** They get `{ params }` as their second argument. */
  takesParams: boolean;
}

/** The type of a handler in place of `NextApiHandler`. */
interface HandlerTypeEdit extends TypeEdit {
  /** The type itself, which the text may have in brackets. */
  handlerType?: string;
}

/** Ports the handler types that are left in a rewritten file. */
export function portHandlerTypes(
  module: Module,
  { requestType, takesParams }: HandlerShape,
): HandlerTypeEdit[] {
  if (!/NextApi(?:Handler|Response)/.test(module.source)) return [];
  const second = takesParams
    ? `, context: ${contextType(pathParameters(module.context.path), module.context.next)}`
    : "";
  const names = [requestType];
  const edits: HandlerTypeEdit[] = [];
  const gone = new Set<t.Node>();
  visitAll(module.program, (node) => {
    const annotation = t.isVariableDeclarator(node) && ofTable(node, takesParams ? 2 : 1, module);
    if (annotation) {
      edits.push({ start: annotation.start!, end: annotation.end!, text: "", names: [] });
      gone.add(annotation);
    }
    if (gone.has(node)) return false;
    if (t.isTSTypeReference(node) && t.isIdentifier(node.typeName, { name: "NextApiHandler" })) {
      const type = `(request: ${requestType}${second}) => ${ANSWER}`;
      const above = module.parents.get(node);
      const alone =
        t.isTSTypeAnnotation(above) ||
        t.isTSTypeParameterInstantiation(above) ||
        t.isTSTypeAliasDeclaration(above);
      const returned = t.isTSTypeAnnotation(above) && isReturnType(above, module.parents.get(above));
      edits.push({
        start: node.start!,
        end: node.end!,
        text: alone && !returned ? type : `(${type})`,
        names,
        ...(t.isTSTypeAliasDeclaration(above) ? {} : { handlerType: type }),
      });
      return false;
    }
    if (t.isTSFunctionType(node)) {
      const parameters = node.parameters as t.Node[];
      const at = parameters.findIndex((parameter) => mentions(parameter, "NextApiResponse"));
      if (at < 0) return undefined;
      for (const parameter of parameters)
        visitAll(parameter, (inner) => {
          if (t.isTSTypeReference(inner) && t.isIdentifier(inner.typeName, { name: "NextApiRequest" }))
            edits.push({ start: inner.start!, end: inner.end!, text: requestType, names });
        });
      const before = parameters[at - 1];
      const after = parameters[at + 1];
      const start = before ? before.end! : parameters[at]!.start!;
      const end = before ? parameters[at]!.end! : (after?.start ?? parameters[at]!.end!);
      edits.push({ start, end, text: second, names: [] });
      const returns = (node as unknown as { typeAnnotation?: t.TSTypeAnnotation }).typeAnnotation
        ?.typeAnnotation;
      if (returns) edits.push({ start: returns.start!, end: returns.end!, text: ANSWER, names: [] });
    }
    return undefined;
  });
  return edits;
}

/** The edits, with a name for a handler's type that would be written out more than once. */
export function withNamedHandlerType(edits: readonly HandlerTypeEdit[], module: Module): TypeEdit[] {
  const [first, ...others] = edits.filter(({ handlerType }) => handlerType !== undefined);
  if (!first || others.length === 0) return [...edits];
  const name = freeName(module, ["RouteHandler"]);
  const statement = module.program.body.find(({ end }) => end! >= first.end)!;
  const above = positionAbove(module, statement);
  const text = `type ${name} = ${first.handlerType}${module.style.semicolons ? ";" : ""}\n\n`;
  return [
    { start: above, end: above, text, names: first.names },
    ...edits.map((one) => (one.handlerType === undefined ? one : { ...one, text: name })),
  ];
}

/**
 * The type of a table of handlers that now take more, or fewer, arguments than one type for all of them could say. It goes:
 * where the table is only asked for its functions by their names, each is known by its own.
 */
function ofTable({ id, init }: t.VariableDeclarator, count: number, module: Module): t.Node | undefined {
  const annotation = t.isIdentifier(id) ? id.typeAnnotation : undefined;
  if (!annotation || !t.isObjectExpression(init) || !isOfHandlers(annotation)) return undefined;
  const binding = module.bindings.get(id);
  const isNamed = ({ node }: { node: t.Node }): boolean => {
    const above = module.parents.get(node);
    if (isMember(above)) return above.object === node && propertyName(above) !== undefined;
    const asked = isCall(above) && above.arguments[0] === node ? above.callee : undefined;
    return isMember(asked) && propertyName(asked) === "keys";
  };
  if (!binding?.constant || !binding.referencePaths.every(isNamed)) return undefined;
  const counts = init.properties.map((entry) => parametersOf(entry, module));
  return counts.some((one) => one !== undefined && one !== count) ? annotation : undefined;
}

function isOfHandlers(annotation: t.Node): boolean {
  return mentions(annotation, "NextApiHandler") || mentions(annotation, "NextApiResponse");
}

function parametersOf(entry: t.Node, module: Module): number | undefined {
  if (t.isObjectMethod(entry)) return entry.params.length;
  const value = t.isObjectProperty(entry) ? entry.value : undefined;
  const named = t.isIdentifier(value) ? module.bindings.get(value)?.path.node : value;
  const fn = t.isVariableDeclarator(named) ? named.init : named;
  return isFunctionNode(fn) ? fn.params.length : undefined;
}

function isReturnType(annotation: t.Node, owner: t.Node | undefined): boolean {
  return owner !== undefined && "returnType" in owner && owner.returnType === annotation;
}

function mentions(node: t.Node, name: string): boolean {
  let found = false;
  visitAll(node, (inner) => {
    if (t.isTSTypeReference(inner) && t.isIdentifier(inner.typeName, { name })) found = true;
  });
  return found;
}
