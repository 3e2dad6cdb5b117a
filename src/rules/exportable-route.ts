/** Which route handlers a static export can hold. Measured on Next 14, 15 and 16 with `output: "export"` and `next build`. */
import type * as t from "@babel/types";
import { HTTP_METHODS } from "../handler/contract.js";
import type { RouteFile } from "../project/contract.js";
import { programOf } from "../project/parse.js";
import { exportsOf } from "./exported-names.js";
import { forEachNode } from "./for-each-node.js";

/** Why a static export can't hold a route. */
export interface NotExportable {
  /** As it reads behind the route's path: "POST", "GET reads the request". */
  reason: string;
  /** One line in the route, `export const dynamic = "force-static"`, would make it exportable. */
  forceStaticWouldDo: boolean;
}

/**
 * Says why a route is not in a static export, or breaks its build; undefined when it is a static GET, and for a file that doesn't
 * parse, which is reported elsewhere.
 */
export function whyNotExportable(
  route: Pick<RouteFile, "path" | "text">,
  next: number,
): NotExportable | undefined {
  const program = programOf(route);
  if (program === undefined) return undefined;
  const { names, commonJs } = exportsOf(program);
  const methods = HTTP_METHODS.filter((method) => names.has(method));
  const others = methods.filter((method) => method !== "GET");
  const no = (reason: string): NotExportable => ({ reason, forceStaticWouldDo: false });
  if (names.has("default")) return no("a default-exported handler");
  if (others.length > 0) return no(others.join(", "));
  if (methods.length === 0) {
    if (commonJs) return no("a handler in module.exports");
    const lower = HTTP_METHODS.filter((method) => names.has(method.toLowerCase()));
    if (lower.length > 0) return no(lower.map((method) => method.toLowerCase()).join(", "));
    return undefined;
  }
  return whyNotStatic(program, names, route.path, next);
}

/** Why the build of a static export stops at a route; undefined where it writes a file for it, or leaves it out without a word. */
export function whyExportStops(route: Pick<RouteFile, "path" | "text">, next: number): string | undefined {
  const program = programOf(route);
  if (program === undefined) return undefined;
  const { names } = exportsOf(program);
  const dynamic = literalExport(program, "dynamic");
  if (dynamic === "force-dynamic") return 'dynamic = "force-dynamic"';
  if (!names.has("GET")) return undefined;
  // A GET beside another method is left out: by 14 as it is, by 15 and 16 if it is static by its own word.
  const isAlone = HTTP_METHODS.every((method) => /^(?:GET|HEAD)$/.test(method) || !names.has(method));
  if (!isAlone && (next <= 14 || dynamic === "force-static")) return undefined;
  return whyNotStatic(program, names, route.path, next)?.reason;
}

function whyNotStatic(
  program: t.Program,
  names: Set<string>,
  path: string,
  next: number,
): NotExportable | undefined {
  const dynamic = literalExport(program, "dynamic");
  const revalidate = literalExport(program, "revalidate");
  const no = (reason: string): NotExportable => ({ reason, forceStaticWouldDo: false });
  if (dynamic === "force-dynamic") return no('GET with dynamic = "force-dynamic"');
  if (/\[[^\]]+\]/.test(path) && !names.has("generateStaticParams"))
    return no("GET without generateStaticParams");
  const isStatic = dynamic === "force-static" || dynamic === "error";
  const reads = whatIsRead(program);
  // 14 gives a force-static GET an empty query; 15 and 16 stop the build.
  if (reads && !(next <= 14 && isStatic && reads === "the request")) return no(`GET reads ${reads}`);
  const isCached = revalidate === false || (typeof revalidate === "number" && revalidate > 0);
  if (next >= 15 && !isStatic && !isCached && !names.has("generateStaticParams")) {
    return { reason: 'GET without dynamic = "force-static"', forceStaticWouldDo: true };
  }
  return undefined;
}

/** The literal of `export const name = literal`. Next itself accepts no other form from version 15 on. */
function literalExport(program: t.Program, name: string): unknown {
  for (const statement of program.body) {
    if (statement.type !== "ExportNamedDeclaration") continue;
    if (statement.declaration?.type !== "VariableDeclaration") continue;
    for (const { id, init } of statement.declaration.declarations) {
      if (id.type !== "Identifier" || id.name !== name) continue;
      const value = init?.type === "TSAsExpression" ? init.expression : init;
      if (
        value?.type === "StringLiteral" ||
        value?.type === "NumericLiteral" ||
        value?.type === "BooleanLiteral"
      ) {
        return value.value;
      }
    }
  }
  return undefined;
}

/** Next's functions that read the request wherever they are called. */
const READERS = new Set(["cookies", "headers", "draftMode", "connection", "unstable_noStore"]);

/** What GET reads of the request, as far as the file shows it: a handler behind a wrapper or an import is taken to read nothing. */
function whatIsRead(program: t.Program): string | undefined {
  const readers = importedReaders(program);
  const get = functionNamed(program, "GET");
  const [parameter] = get?.params ?? [];
  const request = parameter?.type === "Identifier" ? parameter.name : undefined;
  if (parameter && !request) return "the request";
  let read: string | undefined;
  forEachNode(get ?? program, (node, parent) => {
    if (
      node.type === "CallExpression" &&
      node.callee.type === "Identifier" &&
      readers.has(node.callee.name)
    ) {
      read ??= `${node.callee.name}()`;
    }
    if (request && node.type === "Identifier" && node.name === request && node !== parameter) {
      const isName =
        (parent?.type === "MemberExpression" && parent.property === node && !parent.computed) ||
        (parent?.type === "ObjectProperty" && parent.key === node && !parent.computed && !parent.shorthand);
      const isMethod =
        parent?.type === "MemberExpression" &&
        parent.object === node &&
        parent.property.type === "Identifier" &&
        parent.property.name === "method";
      if (!isName && !isMethod) read ??= "the request";
    }
  });
  return read;
}

function importedReaders(program: t.Program): Set<string> {
  const names = new Set<string>();
  for (const statement of program.body) {
    if (statement.type !== "ImportDeclaration") continue;
    if (!/^next\/(headers|server|cache)$/.test(statement.source.value)) continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type !== "ImportSpecifier") continue;
      const { imported } = specifier;
      const name = imported.type === "Identifier" ? imported.name : imported.value;
      if (READERS.has(name)) names.add(specifier.local.name);
    }
  }
  return names;
}

type AnyFunction = t.FunctionDeclaration | t.FunctionExpression | t.ArrowFunctionExpression;

function functionNamed(program: t.Program, name: string): AnyFunction | undefined {
  for (const statement of program.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type === "FunctionDeclaration" && declaration.id?.name === name) return declaration;
    if (declaration?.type !== "VariableDeclaration") continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type !== "Identifier" || id.name !== name) continue;
      if (init?.type === "ArrowFunctionExpression" || init?.type === "FunctionExpression") return init;
    }
  }
  return undefined;
}
