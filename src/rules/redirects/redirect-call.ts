/** A redirect as handlers write it, and the same with 303. */
import type * as t from "@babel/types";
import { readStyle } from "../../handler/style.js";
import { forEachNode } from "../for-each-node.js";
import type { TextEdit } from "../rule.js";

export interface Redirect {
  /** The path that it leads to, without query; a part that isn't known is `x`. */
  path: string;
  status: 307 | 308;
  line: number;
  column: number;
  /** What makes a 303 of it; left out where that takes more than this place. */
  edits?: TextEdit[];
}

export interface Around {
  program: t.Program;
  text: string;
  /** The code of the method. */
  fn: t.Node;
  inTry: boolean;
}

/**
 * `NextResponse.redirect(url)` and `redirect(path)` of next/navigation have 307 (measured on 14, 15 and 16), `permanentRedirect` has 308, `res.redirect(path)` of the Pages
 * Router 307. `Response.redirect` has 302.
 */
export function redirectIn(node: t.Node, parent: t.Node | undefined, around: Around): Redirect | undefined {
  if (node.type === "NewExpression") return ofResponse(node);
  if (node.type !== "CallExpression") return undefined;
  const { callee } = node;
  if (callee.type === "Identifier") return ofNavigation(node, callee.name, parent, around);
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return undefined;
  if (callee.property.name !== "redirect" || callee.object.type !== "Identifier") return undefined;
  if (callee.object.name === "NextResponse") return ofNextResponse(node, around.text);
  if (callee.object.name === "Response") return undefined;
  return ofPages(node);
}

function ofNextResponse(node: t.CallExpression, text: string): Redirect | undefined {
  const [url, init] = node.arguments;
  const path = url && pathIn(url);
  if (url === undefined || path === undefined) return undefined;
  if (init === undefined)
    return redirect(node, path, 307, [{ start: url.end!, end: url.end!, text: ", 303" }]);
  if (init.type === "NumericLiteral") return numbered(node, path, init);
  if (init.type !== "ObjectExpression") return undefined;
  const status = propertyOf(init, "status");
  if (status?.type === "NumericLiteral") return numbered(node, path, status);
  if (status !== undefined || init.properties.some(({ type }) => type === "SpreadElement")) return undefined;
  const at = init.start! + 1;
  const gap = /^\s*/.exec(text.slice(at))![0];
  return redirect(node, path, 307, [{ start: at, end: at, text: `${gap || " "}status: 303,` }]);
}

/** `new Response(null, { status: 307, headers: { Location: "/done" } })` */
function ofResponse(node: t.NewExpression): Redirect | undefined {
  if (node.callee.type !== "Identifier" || !/^(?:Next)?Response$/.test(node.callee.name)) return undefined;
  const init = node.arguments[1];
  if (init?.type !== "ObjectExpression") return undefined;
  const status = propertyOf(init, "status");
  const headers = propertyOf(init, "headers");
  if (status?.type !== "NumericLiteral" || headers?.type !== "ObjectExpression") return undefined;
  const location = propertyOf(headers, "location");
  const path = location && pathIn(location);
  return path === undefined ? undefined : numbered(node, path, status);
}

function ofPages(node: t.CallExpression): Redirect | undefined {
  const [first, second] = node.arguments;
  if (first === undefined) return undefined;
  if (second === undefined) {
    const path = pathIn(first);
    return path === undefined
      ? undefined
      : redirect(node, path, 307, [{ start: first.start!, end: first.start!, text: "303, " }]);
  }
  const path = pathIn(second);
  return path !== undefined && first.type === "NumericLiteral" ? numbered(node, path, first) : undefined;
}

function ofNavigation(
  node: t.CallExpression,
  name: string,
  parent: t.Node | undefined,
  around: Around,
): Redirect | undefined {
  const { program, text, fn, inTry } = around;
  const imported = importOf(program, name);
  if (imported === undefined) return undefined;
  const [url] = node.arguments;
  const path = url && pathIn(url);
  if (url === undefined || path === undefined) return undefined;
  const status = imported.name === "permanentRedirect" ? 308 : 307;
  // It throws: only a statement of the handler itself can return a response in its place.
  const isStatement = parent?.type === "ExpressionStatement" || parent?.type === "ReturnStatement";
  if (!isStatement || inTry || !isOwnStatement(parent, fn)) return redirect(node, path, status);
  const { semicolons } = readStyle(text, program, false);
  const location = text.slice(url.start!, url.end!);
  const response = `return new Response(null, { status: 303, headers: { Location: ${location} } })${semicolons ? ";" : ""}`;
  return redirect(node, path, status, [
    { start: parent.start!, end: parent.end!, text: response },
    ...withoutImport(program, text, name, imported),
  ]);
}

/** Whether a statement belongs to the function itself, outside of every `try`. */
function isOwnStatement(wanted: t.Node, fn: t.Node): boolean {
  let found = false;
  const walk = (node: t.Node): void => {
    if (node === wanted) found = true;
    if (node !== fn && (node.type === "TryStatement" || /Function|Method/.test(node.type))) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === "loc") continue;
      for (const child of Array.isArray(value) ? value : [value])
        if (typeof child?.type === "string") walk(child as t.Node);
    }
  };
  // A wrapper is around it: what is returned goes through that.
  if (/Function/.test(fn.type)) walk(fn);
  return found;
}

interface Imported {
  name: string;
  statement: t.ImportDeclaration;
  specifier: t.ImportSpecifier;
}

function importOf(program: t.Program, local: string): Imported | undefined {
  for (const statement of program.body) {
    if (statement.type !== "ImportDeclaration" || statement.source.value !== "next/navigation") continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type !== "ImportSpecifier" || specifier.local.name !== local) continue;
      const { imported } = specifier;
      const name = imported.type === "Identifier" ? imported.name : imported.value;
      if (/^(?:permanentR|r)edirect$/.test(name)) return { name, statement, specifier };
    }
  }
  return undefined;
}

/** Takes the import away, where the call was its only use. */
function withoutImport(
  program: t.Program,
  text: string,
  local: string,
  { statement, specifier }: Imported,
): TextEdit[] {
  let uses = 0;
  forEachNode(program, (node) => {
    if (node.type === "Identifier" && node.name === local) uses++;
  });
  // The import's two names, which are one node where they are alike, and the call.
  const own = specifier.imported.start === specifier.local.start ? 2 : 1;
  if (uses > own + 1) return [];
  const { specifiers } = statement;
  if (specifiers.length === 1) {
    const end = /^[ \t]*\r?\n/.exec(text.slice(statement.end!))?.[0].length ?? 0;
    return [{ start: statement.start!, end: statement.end! + end, text: "" }];
  }
  const index = specifiers.indexOf(specifier);
  const next = specifiers[index + 1];
  return next === undefined
    ? [{ start: specifiers[index - 1]!.end!, end: specifier.end!, text: "" }]
    : [{ start: specifier.start!, end: next.start!, text: "" }];
}

function numbered(node: t.Node, path: string, status: t.NumericLiteral): Redirect | undefined {
  if (status.value !== 307 && status.value !== 308) return undefined;
  return redirect(node, path, status.value, [{ start: status.start!, end: status.end!, text: "303" }]);
}

function redirect(node: t.Node, path: string, status: 307 | 308, edits?: TextEdit[]): Redirect {
  const { line, column } = node.loc!.start;
  return { path, status, line, column: column + 1, ...(edits && { edits }) };
}

/** The path of a literal, of a template, of `new URL("/done", request.url)`. */
function pathIn(node: t.Node): string | undefined {
  if (node.type === "NewExpression" && node.callee.type === "Identifier" && node.callee.name === "URL") {
    const [path, base] = node.arguments;
    return path && base ? pathIn(path) : undefined;
  }
  const text =
    node.type === "StringLiteral"
      ? node.value
      : node.type === "TemplateLiteral"
        ? node.quasis.map(({ value }) => value.cooked ?? "").join("x")
        : "";
  return /^\/(?!\/)/.test(text) ? text.replace(/[?#].*$/, "") : undefined;
}

function propertyOf(object: t.ObjectExpression, name: string): t.Node | undefined {
  for (const property of object.properties) {
    if (property.type !== "ObjectProperty" || property.computed) continue;
    const { key } = property;
    const said = key.type === "Identifier" ? key.name : key.type === "StringLiteral" ? key.value : "";
    if (said.toLowerCase() === name) return property.value;
  }
  return undefined;
}
