/** A function that takes a method and says that nothing is there yet: 501 in place of 405, in the file's own style. */
import type { HttpMethod } from "../../handler/contract.js";
import { braced, quoted, readStyle } from "../../handler/style.js";
import type { NextApp, RouteFile } from "../../project/contract.js";
import { parseModule } from "../../project/parse.js";
import type { Alternative } from "../rule.js";

/** Undefined where a new export would do harm, or the file doesn't export its methods by name. */
export function stubFor(
  route: RouteFile,
  methods: readonly HttpMethod[],
  app: NextApp,
): Alternative | undefined {
  // A static export drops the whole route as soon as it has another method (measured on 14, 15 and 16).
  if (app.configs.some(({ text }) => /\boutput\b[^\n]*export/.test(text))) return undefined;
  if (!/\bexport\b/.test(route.text)) return undefined;
  return {
    id: "add-stub",
    title: `Add ${methods.join(" and ")} to the route, answering 501`,
    safety: "unsafe",
    path: route.path,
    edits: methods.map((method) => ({
      start: route.text.length,
      end: route.text.length,
      text: stub(route, method),
    })),
  };
}

function stub(route: RouteFile, method: HttpMethod): string {
  const typescript = /\.tsx?$/.test(route.path);
  const style = readStyle(route.text, parseModule(route.text, route.path).program, typescript);
  const end = style.semicolons ? ";" : "";
  const type = typescript ? ": Response" : "";
  const maker = /\bimport\s*\{[^}]*\bNextResponse\b[^}]*\}\s*from\s*["']next\/server["']/.test(route.text)
    ? "NextResponse"
    : "Response";
  const body = braced(`error: ${quoted(`${method} is not implemented`, style)}`, style);
  const reply = `return ${maker}.json(${body}, ${braced("status: 501", style)})${end}`;
  const lines = writesArrows(route.text)
    ? [`export const ${method} = ()${type} => {`, `${style.indent}${reply}`, `}${end}`]
    : [`export function ${method}()${type} {`, `${style.indent}${reply}`, "}"];
  const endsInLine = /\n$/.test(route.text) || route.text === "";
  return [...(endsInLine ? [] : [""]), "", ...lines].join(style.eol) + (endsInLine ? style.eol : "");
}

function writesArrows(text: string): boolean {
  return (
    /\bexport\s+const\s+[A-Z]+\s*(?::[^=]*)?=\s*(?:async\s*)?\(/.test(text) &&
    !/\bexport\s+(?:async\s+)?function\b/.test(text)
  );
}
