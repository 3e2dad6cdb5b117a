/**
 * Second names of the request and the response: `const response = res`, `const reply = res.status(400)`, and the
 * parameters of functions within the handler that are only ever given the handler's own.
 */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { isInside, type Module } from "./module.js";
import {
  type FunctionNode,
  isCall,
  isFunctionNode,
  isMember,
  parameterIdentifier,
  propertyName,
  unwrap,
  visitAll,
} from "./syntax.js";
import { callsOf, originsOf } from "./value-flow.js";

export interface SecondNames {
  /** Names that the author gave to the request: they stay. */
  request: ReadonlySet<Binding>;
  /** Parameters, arguments and declarations that go. */
  dropped: ReadonlySet<t.Node>;
  /** Declarations that go but for what they set: `const reply = res.status(400)`. */
  settings: ReadonlySet<t.Node>;
  /** Calls that may run a function from outside of the handler as well, which needs all that it is given. */
  mixed: ReadonlySet<t.Node>;
}

const known = new WeakMap<Module, Map<FunctionNode, SecondNames>>();

/**
 * Finds the second names in a function whose request and response are known. From then on, references by those that go
 * count as references of the first name (`module.bindings`), so that no stage has to ask twice.
 */
export function secondNames(
  fn: FunctionNode,
  request: Binding | undefined,
  response: Binding | undefined,
  module: Module,
): SecondNames {
  const ofModule = known.get(module) ?? new Map<FunctionNode, SecondNames>();
  known.set(module, ofModule);
  const found = ofModule.get(fn);
  if (found) return found;
  const aliases = new Set<Binding>();
  const dropped = new Set<t.Node>();
  const settings = new Set<t.Node>();
  const mixed = new Set<t.Node>();
  const search: Search = { fn, request, response, module, aliases, dropped, settings, mixed };
  const inner: FunctionNode[] = [];
  const declarators: t.VariableDeclarator[] = [];
  visitAll(fn.body, (node) => {
    if (isFunctionNode(node)) inner.push(node);
    if (t.isVariableDeclarator(node)) declarators.push(node);
  });
  const count = (): number => aliases.size + dropped.size + settings.size;
  for (let size = -1; size !== count(); ) {
    size = count();
    for (const declarator of declarators) adoptDeclarator(declarator, search);
    for (const one of inner) adoptParameters(one, search);
  }
  const names = { request: aliases, dropped, settings, mixed };
  ofModule.set(fn, names);
  return names;
}

interface Search {
  fn: FunctionNode;
  request: Binding | undefined;
  response: Binding | undefined;
  module: Module;
  aliases: Set<Binding>;
  dropped: Set<t.Node>;
  settings: Set<t.Node>;
  mixed: Set<t.Node>;
}

function adoptDeclarator(declarator: t.VariableDeclarator, search: Search): void {
  const { module, response, dropped, aliases, settings } = search;
  if (!t.isIdentifier(declarator.id) || !declarator.init) return;
  if (dropped.has(declarator) || settings.has(declarator)) return;
  const binding = module.bindings.get(declarator.id);
  if (!binding?.constant) return;
  const init = unwrap(declarator.init);
  if (isRequestName(init, search)) aliases.add(binding);
  if (!response || !isResponseItself(init, search)) return;
  const declaration = module.parents.get(declarator) as t.VariableDeclaration;
  if (t.isIdentifier(init)) dropped.add(declarator);
  else if (declaration.declarations.length === 1) settings.add(declarator);
  else return;
  repoint(binding, response, module);
}

/** `res`, or a chain on it that gives it back: `res.status(400)`. */
function isResponseItself(node: t.Node, { module, response }: Search): boolean {
  let at = node;
  while (isCall(at) && isMember(at.callee) && CHAINED.has(propertyName(at.callee) ?? ""))
    at = unwrap(at.callee.object);
  return t.isIdentifier(at) && module.bindings.get(at) === response;
}

const CHAINED = new Set(["status", "setHeader", "appendHeader", "writeHead"]);

function isRequestName(node: t.Node, { module, request, aliases }: Search): boolean {
  const binding = t.isIdentifier(node) ? module.bindings.get(node) : undefined;
  return binding !== undefined && (binding === request || aliases.has(binding));
}

/** Parameters that get the handler's own request or response in every call. */
function adoptParameters(inner: FunctionNode, search: Search): void {
  const { module, request, response, dropped } = search;
  if (inner.params.every((parameter) => dropped.has(parameter) || !parameterIdentifier(parameter))) return;
  const calls = callsOf(inner, module);
  if (!calls || calls.length === 0) return;
  if (!calls.every((call) => isInside(call, search.fn) && call.arguments.every((one) => t.isExpression(one))))
    return;
  for (const [index, parameter] of inner.params.entries()) {
    const binding =
      t.isIdentifier(parameter) && !dropped.has(parameter) ? module.bindings.get(parameter) : undefined;
    if (!binding?.constant) continue;
    const given = calls.map((call) => call.arguments[index] && unwrap(call.arguments[index]));
    const isAll = (test: (node: t.Node) => boolean): boolean => given.every((one) => one && test(one));
    const first = isAll((one) => t.isIdentifier(one) && isResponseItself(one, search))
      ? response
      : isAll((one) => isRequestName(one, search)) && mayBearFirstName(parameter!, binding, search)
        ? request
        : undefined;
    if (!first) continue;
    repoint(binding, first, module);
    dropped.add(parameter);
    for (const call of calls) {
      dropped.add(call.arguments[index]!);
      if (!originsOf(call.callee, module).every((one) => isFunctionNode(one) && isInside(one, search.fn)))
        search.mixed.add(call);
    }
  }
}

/** Whether the request's first name means the request, with all that its type says, wherever the second is used. */
function mayBearFirstName(parameter: t.Node, second: Binding, { module, fn, request }: Search): boolean {
  const typeOf = (node: t.Node): string => {
    const { typeAnnotation } = node as t.Identifier;
    return typeAnnotation ? module.source.slice(typeAnnotation.start!, typeAnnotation.end!) : "";
  };
  const type = typeOf(parameter);
  const own = fn.params.map(parameterIdentifier).find((one) => one && module.bindings.get(one) === request);
  const isKnownType = /^(?:: *(?:NextApiRequest|any))?$/.test(type) || (own && type === typeOf(own));
  const { name } = request!.identifier;
  return (
    Boolean(isKnownType) &&
    second.referencePaths.every(({ scope }) => {
      const meant = scope.getBinding(name);
      return meant === request || meant === second;
    })
  );
}

function repoint(second: Binding, first: Binding, module: Module): void {
  for (const { node } of second.referencePaths) module.bindings.set(node, first);
}
