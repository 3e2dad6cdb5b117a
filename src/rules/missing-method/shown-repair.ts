/** The repair that a route file itself shows: it makes its methods in one way, and lacks one of them. */
import type * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod } from "../../handler/contract.js";
import { readStyle, type Style } from "../../handler/style.js";
import type { CallSite, RouteFile } from "../../project/contract.js";
import { parseModule } from "../../project/parse.js";
import { forEachNode } from "../for-each-node.js";
import type { Alternative, TextEdit } from "../rule.js";

export interface ShownRepair {
  alternative: Alternative;
  /** The file leaves no doubt what it was meant to be: it comes before any other repair. */
  isShown: boolean;
}

/**
 * Factories that give an object with a handler for each of these methods, by what their libraries document: Auth.js (`NextAuth(…).handlers`), better-auth, UploadThing, Inngest.
 */
const GIVES: Record<string, readonly HttpMethod[]> = {
  handlers: ["GET", "POST"],
  toNextJsHandler: ["GET", "POST", "PUT", "PATCH", "DELETE"],
  createRouteHandler: ["GET", "POST"],
  createNextRouteHandler: ["GET", "POST"],
  serve: ["GET", "POST", "PUT"],
};

/** Undefined where the file shows nothing of the kind. */
export function shownRepair(
  route: RouteFile,
  site: CallSite,
  method: HttpMethod,
  served: readonly HttpMethod[],
): ShownRepair | undefined {
  const { program } = parseModule(route.text, route.path);
  const typescript = /\.tsx?$/.test(route.path);
  const style = readStyle(route.text, program, typescript);
  const same = sameWay(program, route.text, style, method);
  if (same !== undefined) return exported(route, `Export ${method} in the way of the other methods`, same);
  const [only, ...more] = served;
  if (only === undefined || more.length > 0) return undefined;
  const fn = exportedFunction(program, only);
  if (fn === undefined) return undefined;
  const text = route.text.slice(fn.start, fn.end);
  // Vercel's cron jobs can't send anything but GET, and such a job has no body to read.
  if (/(?:^|\/)vercel\.json$/.test(site.path) && method === "GET" && !READS_BODY.test(text))
    return exported(route, `Export ${only} as ${method} too`, appended(route.text, style, only, method));
  if (isCalled(route, only)) return undefined;
  const isShown = new RegExp(`["'\`]${method}["'\`]`).test(text) || (only === "GET" && READS_BODY.test(text));
  const edits = [{ start: fn.name.start, end: fn.name.end, text: method }];
  const title = `Call the exported ${only} ${method} in the route: nothing in the repo requests ${only}`;
  const alternative = { id: "rename-export", title, safety: "unsafe" as const, path: route.path, edits };
  return { alternative, isShown };
}

const READS_BODY =
  /\.\s*(?:json|formData|arrayBuffer|blob|bytes)\s*\(\s*\)|\bawait\s+\w+\.text\s*\(\s*\)|\.body\b/;

function exported(route: RouteFile, title: string, edits: TextEdit[]): ShownRepair {
  return {
    alternative: { id: "export-likewise", title, safety: "unsafe", path: route.path, edits },
    isShown: true,
  };
}

function appended(text: string, { semicolons, eol }: Style, local: string, method: HttpMethod): TextEdit[] {
  const isClosed = /\n$/.test(text);
  const line = `export { ${local} as ${method} }${semicolons ? ";" : ""}`;
  const at = text.length;
  return [{ start: at, end: at, text: `${isClosed ? "" : eol}${eol}${line}${isClosed ? eol : ""}` }];
}

/** Another method of the same function: `handler as GET`, `GET = handle(app)`, `{ GET } = handlers`. */
function sameWay(program: t.Program, text: string, style: Style, method: HttpMethod): TextEdit[] | undefined {
  const ways = program.body.flatMap((statement) =>
    statement.type === "ExportNamedDeclaration" && statement.exportKind !== "type"
      ? waysOf(statement, program, text)
      : [],
  );
  const [first] = ways;
  if (first === undefined || ways.some(({ key }) => key !== first.key)) return undefined;
  const last = ways.at(-1)!;
  if (ways.length < 2 && !last.isPlain) return undefined;
  return last.add?.(method, style);
}

/** How one method comes to be exported. */
interface Way {
  /** The same for methods that are made alike. */
  key: string;
  /** One is enough to see that others are made alike. */
  isPlain: boolean;
  add?: (method: HttpMethod, style: Style) => TextEdit[] | undefined;
}

function waysOf(statement: t.ExportNamedDeclaration, program: t.Program, text: string): Way[] {
  const aliases = statement.specifiers.flatMap((specifier): Way[] => {
    if (specifier.type !== "ExportSpecifier" || specifier.exported.type !== "Identifier") return [];
    const { name: local } = specifier.local;
    if (!isMethod(specifier.exported.name)) return [];
    if (isMethod(local)) return [{ key: `own ${local}`, isPlain: false }];
    const at = specifier.end!;
    const add = (method: HttpMethod) => [{ start: at, end: at, text: `, ${local} as ${method}` }];
    return [{ key: `alias ${local}`, isPlain: true, add }];
  });
  const { declaration } = statement;
  if (declaration?.type === "FunctionDeclaration")
    return isMethod(declaration.id?.name)
      ? [{ key: `own ${declaration.id!.name}`, isPlain: false }]
      : aliases;
  if (declaration?.type !== "VariableDeclaration") return aliases;
  return [
    ...aliases,
    ...declaration.declarations.flatMap(({ id, init }): Way[] => {
      if (init == null) return [];
      if (id.type === "ObjectPattern") return patternWay(id, init);
      if (id.type !== "Identifier" || !isMethod(id.name)) return [];
      const made = madeBy(init, id.name, program, text);
      if (made === undefined) return [{ key: `own ${id.name}`, isPlain: false }];
      const at = statement.end!;
      const add = (method: HttpMethod, { eol, semicolons }: Style) => [
        ...made.imports(method),
        {
          start: at,
          end: at,
          text: `${eol}export const ${method} = ${made.with(method)}${semicolons ? ";" : ""}`,
        },
      ];
      return [{ key: made.with("GET"), isPlain: made.isPlain, add }];
    }),
  ];
}

/** `export const { GET } = handlers`: only what the library is known to give is taken from it. */
function patternWay(pattern: t.ObjectPattern, init: t.Expression): Way[] {
  const names = pattern.properties.flatMap((property) =>
    property.type === "ObjectProperty" && property.shorthand && property.value.type === "Identifier"
      ? [property.value.name]
      : [],
  );
  if (names.length !== pattern.properties.length || !names.some(isMethod)) return [];
  const from =
    init.type === "CallExpression" ? init.callee : init.type === "MemberExpression" ? init.property : init;
  const gives = from.type === "Identifier" ? GIVES[from.name] : undefined;
  const at = pattern.properties.at(-1)!.end!;
  const add = (method: HttpMethod) =>
    gives?.includes(method) ? [{ start: at, end: at, text: `, ${method}` }] : undefined;
  return [{ key: `pattern ${pattern.start}`, isPlain: true, add }];
}

/** `handle(app)`, `REST_GET(config)`, `handler`: what makes the method, without a function of its own in it. */
function madeBy(init: t.Expression, method: HttpMethod, program: t.Program, text: string) {
  const code = text.slice(init.start!, init.end!);
  const none = (): TextEdit[] => [];
  if (init.type === "Identifier")
    return isMethod(init.name) ? undefined : { with: () => code, isPlain: true, imports: none };
  if (init.type !== "CallExpression" || init.callee.type !== "Identifier" || holdsFunction(init))
    return undefined;
  const { name } = init.callee;
  const specifier = importOf(program, name);
  const suffix = new RegExp(`_${method}$`);
  if (suffix.test(name)) {
    // Payload's `@payloadcms/next/routes` has one factory for each method.
    if (specifier?.source !== "@payloadcms/next/routes") return undefined;
    const named = (one: HttpMethod) => name.replace(suffix, `_${one}`);
    const imports = (one: HttpMethod): TextEdit[] =>
      importOf(program, named(one))
        ? []
        : [{ start: specifier.end, end: specifier.end, text: `, ${named(one)}` }];
    return { with: (one: HttpMethod) => code.replace(name, named(one)), isPlain: true, imports };
  }
  // A wrapper of the repo may be given the function of one method: two that are alike show that it isn't.
  const isPlain =
    specifier !== undefined && !/^[.@~]\/|^\./.test(specifier.source) && !takesFunction(init, program);
  return { with: () => code, isPlain, imports: none };
}

/** Where a name is imported from, and the end of the list that it stands in. */
function importOf(program: t.Program, name: string): { source: string; end: number } | undefined {
  for (const statement of program.body) {
    if (statement.type !== "ImportDeclaration") continue;
    const found = statement.specifiers.find(({ local }) => local.name === name);
    if (found) return { source: statement.source.value, end: statement.specifiers.at(-1)!.end! };
  }
  return undefined;
}

function holdsFunction(node: t.Node): boolean {
  let found = false;
  forEachNode(node, ({ type }) => {
    found ||= /Function|Method/.test(type);
  });
  return found;
}

function takesFunction({ arguments: given }: t.CallExpression, program: t.Program): boolean {
  const functions = new Set(
    program.body.flatMap((statement) => {
      if (statement.type === "FunctionDeclaration") return [statement.id?.name];
      if (statement.type !== "VariableDeclaration") return [];
      return statement.declarations.flatMap(({ id, init }) =>
        id.type === "Identifier" && init != null && holdsFunction(init) ? [id.name] : [],
      );
    }),
  );
  // What comes from elsewhere may be a function as well.
  const isForeign = (name: string) => /^\.|^@\/|^~/.test(importOf(program, name)?.source ?? "");
  return given.some(
    (one) =>
      one.type === "Identifier" &&
      (functions.has(one.name) || (isForeign(one.name) && /handler|^get|^post/i.test(one.name))),
  );
}

/** An exported function of that name in the file, with the place of its name. */
function exportedFunction(program: t.Program, method: HttpMethod) {
  for (const statement of program.body) {
    if (statement.type !== "ExportNamedDeclaration") continue;
    const { declaration } = statement;
    if (declaration?.type === "FunctionDeclaration" && declaration.id?.name === method)
      return { start: declaration.start!, end: declaration.end!, name: placeOf(declaration.id) };
    if (declaration?.type !== "VariableDeclaration" || declaration.declarations.length !== 1) continue;
    const { id, init } = declaration.declarations[0]!;
    if (id.type === "Identifier" && id.name === method && init && holdsFunction(init) && !id.typeAnnotation)
      return { start: init.start!, end: init.end!, name: placeOf(id) };
  }
  return undefined;
}

function placeOf({ start, end }: t.Identifier): { start: number; end: number } {
  return { start: start!, end: end! };
}

function isCalled({ callers }: RouteFile, method: HttpMethod): boolean {
  return callers.uncertain.length > 0 || callers.sites.some(({ methods }) => methods.includes(method));
}

function isMethod(name: string | undefined): name is HttpMethod {
  return (HTTP_METHODS as readonly (string | undefined)[]).includes(name);
}
