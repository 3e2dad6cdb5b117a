/** How functions leave the module: default and named exports, CommonJS, aliases, wrappers. */
import * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod } from "./contract.js";
import type { Module } from "./module.js";
import { type FunctionNode, isCall, isFunctionNode, isMember, propertyName, unwrap } from "./syntax.js";

/** One exported name and what it stands for. */
export interface ExportedName {
  name: string;
  /** The statement that exports it. */
  statement: t.Statement;
  /** The part of the statement that is this export alone: a specifier, a declarator, or the statement. */
  part: t.Node;
  value?: t.Node;
}

/** A function that answers requests, found behind an export. */
export interface FoundHandler {
  fn: FunctionNode;
  /** Calls around it, outermost first: `withAuth(withLog(handler))`. */
  wrappers: (t.CallExpression | t.OptionalCallExpression)[];
  /** The statement that declares it, where it has a name of its own. */
  declaration?: t.Statement;
  /** The variable or function name. */
  name?: t.Identifier;
  /** The annotation of the variable: `const handler: NextApiHandler<T>`. */
  annotation?: t.Node;
  /** The function is what a factory of this file returns: `createHandler({ GET: list })`. */
  factory?: t.CallExpression | t.OptionalCallExpression;
}

/** All exports of the module, CommonJS ones too. */
export function exportedNames(module: Module): ExportedName[] {
  const found: ExportedName[] = [];
  for (const statement of module.program.body) {
    if (t.isExportDefaultDeclaration(statement))
      found.push({ name: "default", statement, part: statement, value: statement.declaration });
    else if (t.isExportNamedDeclaration(statement) && statement.exportKind !== "type") {
      const { declaration } = statement;
      if (t.isFunctionDeclaration(declaration) && declaration.id)
        found.push({ name: declaration.id.name, statement, part: statement, value: declaration });
      else if (t.isVariableDeclaration(declaration))
        for (const declarator of declaration.declarations)
          if (t.isIdentifier(declarator.id))
            found.push({
              name: declarator.id.name,
              statement,
              part: declarator,
              value: declarator.init ?? undefined,
            });
      for (const specifier of statement.specifiers) {
        if (!t.isExportSpecifier(specifier)) continue;
        const name = t.isIdentifier(specifier.exported) ? specifier.exported.name : specifier.exported.value;
        found.push({
          name,
          statement,
          part: specifier,
          value: statement.source ? undefined : specifier.local,
        });
      }
    } else if (t.isExpressionStatement(statement) && t.isAssignmentExpression(statement.expression)) {
      const name = commonJsName(statement.expression.left);
      if (name) found.push({ name, statement, part: statement, value: statement.expression.right });
    }
  }
  return found;
}

/** `module.exports` is "default"; `exports.GET` and `module.exports.GET` are "GET". */
function commonJsName(target: t.Node): string | undefined {
  if (!isMember(target)) return undefined;
  const isModuleExports = (node: t.Node): boolean =>
    isMember(node) && t.isIdentifier(node.object, { name: "module" }) && propertyName(node) === "exports";
  if (isModuleExports(target)) return "default";
  if (t.isIdentifier(target.object, { name: "exports" }) || isModuleExports(target.object))
    return propertyName(target);
  return undefined;
}

/** Follows a value to the function that answers; undefined where it isn't in this file. */
export function findHandler(value: t.Node | undefined, module: Module, depth = 0): FoundHandler | undefined {
  if (!value || depth > 10) return undefined;
  const inner = unwrap(value);
  if (isFunctionNode(inner))
    return t.isFunctionDeclaration(inner) && inner.id
      ? { fn: inner, wrappers: [], name: inner.id }
      : { fn: inner, wrappers: [] };
  if (t.isIdentifier(inner)) {
    const binding = module.bindings.get(inner);
    if (!binding?.constant) return undefined;
    const declaration = binding.path.node;
    if (t.isFunctionDeclaration(declaration))
      return {
        fn: declaration,
        wrappers: [],
        name: declaration.id ?? undefined,
        declaration: statementOf(declaration, module),
      };
    if (!t.isVariableDeclarator(declaration) || !t.isIdentifier(declaration.id)) return undefined;
    const found = findHandler(declaration.init ?? undefined, module, depth + 1);
    return (
      found && {
        ...found,
        declaration: found.wrappers.length > 0 ? found.declaration : statementOf(declaration, module),
        name: found.wrappers.length > 0 ? found.name : declaration.id,
        annotation: found.annotation ?? declaration.id.typeAnnotation ?? undefined,
      }
    );
  }
  if (isCall(inner)) {
    for (const argument of inner.arguments) {
      if (t.isSpreadElement(argument)) continue;
      const found = findHandler(argument, module, depth + 1);
      if (found) return { ...found, wrappers: [inner, ...found.wrappers] };
    }
    const made = depth === 0 || !t.isIdentifier(value) ? producedBy(inner, module) : undefined;
    if (made) return { fn: made, wrappers: [], factory: inner };
  }
  return undefined;
}

/** The function that a factory of this file returns, for a call without a handler among its arguments. */
function producedBy(
  call: t.CallExpression | t.OptionalCallExpression,
  module: Module,
): FunctionNode | undefined {
  const callee = unwrap(call.callee);
  if (!t.isIdentifier(callee) || !call.arguments.some((argument) => t.isObjectExpression(unwrap(argument))))
    return undefined;
  const declaration = module.bindings.get(callee)?.path.node;
  const factory =
    t.isVariableDeclarator(declaration) && declaration.init ? unwrap(declaration.init) : declaration;
  if (!isFunctionNode(factory)) return undefined;
  const body = factory.body;
  const returned = t.isBlockStatement(body)
    ? body.body.length === 1 && t.isReturnStatement(body.body[0])
      ? body.body[0].argument
      : undefined
    : body;
  const made = returned ? unwrap(returned) : undefined;
  return isFunctionNode(made) ? made : undefined;
}

function statementOf(node: t.Node, module: Module): t.Statement {
  let at = node;
  for (let above = module.parents.get(at); above && !t.isProgram(above); above = module.parents.get(at))
    at = above;
  return at as t.Statement;
}

export function isMethodName(name: string): name is HttpMethod {
  return (HTTP_METHODS as readonly string[]).includes(name);
}

/** The method that a lower- or mixed-case export name means. */
export function methodOfMisspelling(name: string): HttpMethod | undefined {
  const upper = name.toUpperCase();
  return name !== upper && isMethodName(upper) ? upper : undefined;
}

const RESPONSE_MEMBERS = new Set([
  "status",
  "json",
  "send",
  "end",
  "redirect",
  "setHeader",
  "writeHead",
  "statusCode",
  "appendHeader",
  "getHeader",
]);
const RESPONSE_TYPES = new Set(["NextApiResponse", "NextResponse", "Response", "ServerResponse"]);
const PAGES_TYPES = new Set(["NextApiRequest", "NextApiResponse", "NextApiHandler"]);

/** Whether a function is written for the Pages Router, in its signature or in what it does with it. */
export function hasPagesSignature(found: FoundHandler, module: Module): boolean {
  const [request, response] = found.fn.params;
  if (found.annotation && mentionsType(found.annotation, PAGES_TYPES)) return true;
  if (request && mentionsType(request, PAGES_TYPES)) return true;
  if (response && mentionsType(response, RESPONSE_TYPES)) return true;
  const second = parameterIdentifier(response);
  const binding = second && module.bindings.get(second);
  if (binding)
    for (const path of binding.referencePaths) {
      const above = module.parents.get(path.node);
      if (isMember(above) && above.object === path.node && RESPONSE_MEMBERS.has(propertyName(above) ?? ""))
        return true;
    }
  const first = parameterIdentifier(request);
  const requestBinding = first && module.bindings.get(first);
  return requestBinding?.referencePaths.some((path) => readsLikePages(path.node, module)) ?? false;
}

/** `req.query`, `req.body.x`, `req.cookies.token`, `req.headers.authorization`: what a web Request doesn't answer. */
function readsLikePages(reference: t.Node, module: Module): boolean {
  const above = module.parents.get(reference);
  if (t.isVariableDeclarator(above) && above.init === reference && t.isObjectPattern(above.id))
    return above.id.properties.some(
      (property) => t.isObjectProperty(property) && ["query", "body"].includes(propertyName(property) ?? ""),
    );
  if (!isMember(above) || above.object !== reference) return false;
  const name = propertyName(above);
  if (name === "query") return true;
  let user = module.parents.get(above);
  if (name === "body") {
    while (user && (t.isAwaitExpression(user) || unwrap(user) === above)) user = module.parents.get(user);
    if (t.isVariableDeclarator(user)) return true;
    return (
      isMember(user) &&
      !["getReader", "pipeTo", "pipeThrough", "tee", "cancel", "locked"].includes(propertyName(user) ?? "")
    );
  }
  if (name === "headers" || name === "cookies")
    return (
      (isMember(user) &&
        user.object === above &&
        ![
          "get",
          "has",
          "getAll",
          "set",
          "delete",
          "entries",
          "keys",
          "values",
          "forEach",
          "append",
          "getSetCookie",
          "size",
          "toString",
        ].includes(propertyName(user) ?? "")) ||
      (t.isVariableDeclarator(user) &&
        t.isObjectPattern(user.id) &&
        !user.id.properties.some((p) => t.isObjectProperty(p) && propertyName(p) === "get"))
    );
  return false;
}

export function parameterIdentifier(parameter: t.Node | undefined): t.Identifier | undefined {
  if (t.isIdentifier(parameter)) return parameter;
  if (t.isAssignmentPattern(parameter) && t.isIdentifier(parameter.left)) return parameter.left;
  return undefined;
}

function mentionsType(node: t.Node, names: Set<string>): boolean {
  let found = false;
  const look = (at: t.Node): void => {
    if (t.isTSTypeReference(at) && t.isIdentifier(at.typeName) && names.has(at.typeName.name)) found = true;
    if (found) return;
    for (const key of t.VISITOR_KEYS[at.type] ?? []) {
      const value = (at as unknown as Record<string, unknown>)[key];
      for (const child of Array.isArray(value) ? value : [value]) if (child) look(child as t.Node);
    }
  };
  const annotation = (node as { typeAnnotation?: t.Node | null }).typeAnnotation;
  look(t.isTSTypeAnnotation(node) ? node : (annotation ?? node));
  return found;
}
