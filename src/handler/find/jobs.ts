/** What is wrong with a route file: the handlers to be repaired, and the exports that can't be. */
import * as t from "@babel/types";
import { type HttpMethod, isMethodName, type RouteFinding, type RouteRule } from "../contract.js";
import { manualFinding } from "../findings.js";
import type { Module } from "../module.js";
import { Refusal } from "../refusal.js";
import type { Roles } from "../roles.js";
import { boundNames, isFunctionNode, isMember, propertyName, unwrap, visitAll } from "../syntax.js";
import { type ExportedName, methodOfMisspelling } from "./exports.js";
import { type FoundHandler, findHandler } from "./handler.js";
import { hasPagesSignature } from "./pages-signature.js";

/** One handler to be repaired, and how it leaves the module. */
export interface Job {
  rule: RouteRule;
  exported: ExportedName[];
  found: FoundHandler;
  /** The methods under which it is exported already. */
  fixed: HttpMethod[];
  style: "pages" | "web";
}

export function examine(module: Module, exported: ExportedName[]): (Job | RouteFinding)[] {
  const problems: (Job | RouteFinding)[] = [];
  const upper = new Set(exported.map(({ name }) => name).filter(isMethodName));
  const pagesNamed = new Map<t.Node, Job>();
  for (const one of exported) {
    const misspelt = methodOfMisspelling(one.name);
    if (one.name === "default") {
      const job = defaultJob(module, one, upper);
      if (job) problems.push(job);
    } else if (isMethodName(one.name)) {
      const found = findHandler(one.value, module);
      if (!found || !hasPagesSignature(found, module)) continue;
      const known = pagesNamed.get(found.fn);
      if (known) {
        known.exported.push(one);
        known.fixed.push(one.name);
        continue;
      }
      const job: Job = { rule: "pages-signature", exported: [one], found, fixed: [one.name], style: "pages" };
      pagesNamed.set(found.fn, job);
      problems.push(job);
    } else if (misspelt && !upper.has(misspelt)) {
      const found = findHandler(one.value, module);
      if (!found) continue;
      const style = hasPagesSignature(found, module) ? "pages" : "web";
      problems.push({ rule: "lowercase-method", exported: [one], found, fixed: [misspelt], style });
    }
  }
  if (problems.length === 0 && upper.size === 0) problems.push(...strayHandlers(module, exported));
  return problems;
}

/** In a route file without any method: an exported `handler`, or one that isn't exported at all. */
function strayHandlers(module: Module, exported: ExportedName[]): Job[] {
  for (const one of exported) {
    const found = findHandler(one.value, module);
    if (found && hasPagesSignature(found, module))
      return [{ rule: "pages-signature", exported: [one], found, fixed: [], style: "pages" }];
  }
  for (const statement of module.program.body) {
    const name = t.isFunctionDeclaration(statement)
      ? statement.id
      : t.isVariableDeclaration(statement) && t.isIdentifier(statement.declarations[0]?.id)
        ? statement.declarations[0].id
        : undefined;
    const found = name && /handler$/i.test(name.name) ? findHandler(name, module) : undefined;
    if (found && hasPagesSignature(found, module) && exported.length === 0)
      return [
        {
          rule: "pages-signature",
          exported: [{ name: name!.name, statement, part: statement }],
          found,
          fixed: [],
          style: "pages",
        },
      ];
  }
  return [];
}

function defaultJob(module: Module, one: ExportedName, upper: Set<string>): Job | RouteFinding | undefined {
  const at = one.statement;
  const manual = (reason: string, place: t.Node = at): RouteFinding =>
    manualFinding("default-export", place, [], reason, module);
  const value = one.value && unwrap(one.value);
  if (!value)
    return manual(
      "the handler comes from another file; export GET, POST, … from there, and re-export them by name here",
    );
  const found = findHandler(value, module);
  if (isTableOfMethods(one, value)) {
    const isForPages = value.properties.some(
      (property) => !t.isSpreadElement(property) && isPagesHandler(property, module),
    );
    return isForPages
      ? manual(
          "the methods stand in `module.exports` together with other things; export each by its own name",
        )
      : undefined;
  }
  if (!found) {
    if (upper.size > 0 && !isFunctionNode(value)) return undefined;
    if (t.isIdentifier(value)) {
      const binding = module.bindings.get(value);
      if (binding?.kind === "module")
        return manual("the handler is imported; rewrite it where it is written");
    }
    if (t.isClassDeclaration(value) || t.isClassExpression(value))
      return manual("the default export is a class; Next.js calls functions named GET, POST, …");
    if (t.isCallExpression(value)) {
      const name = module.source.slice(value.callee.start!, value.callee.end!).split("\n")[0];
      return manual(
        `the handler is what \`${name}\` returns, whose code isn't in this file or gives no handler that can be followed`,
      );
    }
    if (isMember(value)) {
      const name = module.source.slice(value.start!, value.end!);
      return manual(
        `the handler is \`${name}\`, and it isn't certain which function that is; export a function that calls it`,
      );
    }
    return manual("the default export isn't a function that could be followed in this file");
  }
  const style = hasPagesSignature(found, module) ? "pages" : isWebStyle(found) ? "web" : "pages";
  if (style === "pages" && !hasPagesSignature(found, module) && found.fn.params.length < 2)
    return manual(
      "the function neither takes a response nor returns one, so it isn't an API handler that could be followed",
      found.fn,
    );
  return { rule: "default-export", exported: [one], found, fixed: [], style };
}

/** `module.exports = { GET, POST, dynamic }`: Next.js finds the methods in it (measured on Next 16). */
function isTableOfMethods({ statement }: ExportedName, value: t.Node): value is t.ObjectExpression {
  return (
    t.isExpressionStatement(statement) &&
    t.isObjectExpression(value) &&
    value.properties.some((one) => !t.isSpreadElement(one) && isMethodName(propertyName(one) ?? ""))
  );
}

function isPagesHandler(property: t.ObjectProperty | t.ObjectMethod, module: Module): boolean {
  const found = findHandler(t.isObjectMethod(property) ? property : property.value, module);
  return found !== undefined && hasPagesSignature(found, module);
}

/** A handler that returns Responses itself. */
export function isWebStyle(found: FoundHandler): boolean {
  let web = false;
  visitAll(found.fn.body, (node) => {
    if ((t.isNewExpression(node) || isMember(node)) && !web) {
      const name = t.isNewExpression(node) ? node.callee : node.object;
      if (t.isIdentifier(name) && /^(Next)?Response$/.test(name.name)) web = true;
    }
  });
  return web;
}

/**
 * Which parameters of a handler are the request and the response.
 * @throws {Refusal} when it reads a third one, which Next.js doesn't give it
 */
export function rolesOf(job: Job, module: Module): Roles {
  const { params } = job.found.fn;
  const request = params.length > 0 ? 0 : undefined;
  const isRead = (parameter: t.Node): boolean =>
    boundNames(parameter).some((name) => module.bindings.get(name)?.referenced !== false);
  if (job.style !== "pages") {
    // `handler(req, res)` that answers with a Response: what comes second now are the path parameters.
    const [, second] = params;
    const unused = job.found.wrappers.length === 0 && t.isIdentifier(second) && !isRead(second);
    return { request, ...(unused ? { unused: [1] } : {}) };
  }
  if (isContext(params[1], module)) return { request };
  const response = params.length > 1 ? 1 : undefined;
  if (job.found.wrappers.length > 0 || params.length < 3) return { request, response };
  const third = params.slice(2).find(isRead);
  if (third) throw new Refusal(third, "the handler takes a third parameter, which Next.js doesn't give it");
  return { request, response, unused: params.slice(2).map((_, index) => index + 2) };
}

/** `{ params }`, `context: { params: … }`: what a route handler gets second, whatever the type of its request says. */
export function isContext(parameter: t.Node | undefined, module: Module): boolean {
  const inner = t.isAssignmentPattern(parameter) ? parameter.left : parameter;
  if (t.isObjectPattern(inner))
    return inner.properties.every((one) => t.isObjectProperty(one) && propertyName(one) === "params");
  if (!t.isIdentifier(inner)) return false;
  const type = t.isTSTypeAnnotation(inner.typeAnnotation) ? inner.typeAnnotation.typeAnnotation : undefined;
  if (t.isTSTypeLiteral(type))
    return type.members.some(
      (one) => t.isTSPropertySignature(one) && t.isIdentifier(one.key, { name: "params" }),
    );
  const references = module.bindings.get(inner)?.referencePaths ?? [];
  const readsParams = ({ node }: { node: t.Node }): boolean => {
    const above = module.parents.get(node);
    if (t.isVariableDeclarator(above) && t.isObjectPattern(above.id))
      return above.id.properties.every((one) => t.isObjectProperty(one) && propertyName(one) === "params");
    return isMember(above) && above.object === node && propertyName(above) === "params";
  };
  return references.length > 0 && references.every(readsParams);
}

/** A default export that is also exported by method names only has to go. */
export function mergeAliases(jobs: Job[]): void {
  const index = jobs.findIndex((job) => job.rule === "default-export");
  const alias = jobs[index];
  const named = alias && jobs.find((job) => job !== alias && job.found.fn === alias.found.fn);
  if (!alias || !named) return;
  named.exported.push(...alias.exported);
  jobs.splice(index, 1);
}
