/** A function that takes a method and says that nothing is there yet: 501 in place of 405, in the file's own style. */
import type { HttpMethod } from "../../handler/contract.js";
import { braced, quoted, readStyle, type Style } from "../../handler/style.js";
import type { NextApp, RouteFile } from "../../project/contract.js";
import { parseModule } from "../../project/parse.js";
import { exportsOf } from "../exported-names.js";
import type { Alternative, TextEdit } from "../rule.js";
import { mapStub } from "./map-stub.js";

/** Undefined where a new export would do harm, or the file doesn't export its methods by name. */
export function stubFor(
  route: RouteFile,
  methods: readonly HttpMethod[],
  app: NextApp,
): Alternative | undefined {
  // A static export drops the whole route as soon as it has another method (measured on 14, 15 and 16).
  if (app.configs.some(({ text }) => /\boutput\b[^\n]*export/.test(text))) return undefined;
  if (!/\bexport\b/.test(route.text)) return undefined;
  const edits = editsFor(route, methods);
  if (edits === undefined) return undefined;
  return {
    id: "add-stub",
    title: `Add ${methods.join(" and ")} to the route, answering 501`,
    safety: "unsafe",
    path: route.path,
    edits,
  };
}

function editsFor(route: RouteFile, methods: readonly HttpMethod[]): TextEdit[] | undefined {
  const { program } = parseModule(route.text, route.path);
  const typescript = /\.tsx?$/.test(route.path);
  const style = readStyle(route.text, program, typescript);
  const { refused } = exportsOf(program);
  if (methods.some((method) => refused.has(method)))
    return mapStub(program, route.text, style, methods, (method) => reply(route, method, style));
  const at = route.text.length;
  return methods.map((method) => ({ start: at, end: at, text: stub(route, method, style, typescript) }));
}

function reply(route: RouteFile, method: HttpMethod, style: Style): string {
  const maker = /\bimport\s*\{[^}]*\bNextResponse\b[^}]*\}\s*from\s*["']next\/server["']/.test(route.text)
    ? "NextResponse"
    : "Response";
  const body = braced(`error: ${quoted(`${method} is not implemented`, style)}`, style);
  return `${maker}.json(${body}, ${braced("status: 501", style)})`;
}

function stub(route: RouteFile, method: HttpMethod, style: Style, typescript: boolean): string {
  const end = style.semicolons ? ";" : "";
  const type = typescript ? ": Response" : "";
  const returned = `return ${reply(route, method, style)}${end}`;
  const lines = writesArrows(route.text)
    ? [`export const ${method} = ()${type} => {`, `${style.indent}${returned}`, `}${end}`]
    : [`export function ${method}()${type} {`, `${style.indent}${returned}`, "}"];
  const endsInLine = /\n$/.test(route.text) || route.text === "";
  return [...(endsInLine ? [] : [""]), "", ...lines].join(style.eol) + (endsInLine ? style.eol : "");
}

function writesArrows(text: string): boolean {
  return (
    /\bexport\s+const\s+[A-Z]+\s*(?::[^=]*)?=\s*(?:async\s*)?\(/.test(text) &&
    !/\bexport\s+(?:async\s+)?function\b/.test(text)
  );
}
