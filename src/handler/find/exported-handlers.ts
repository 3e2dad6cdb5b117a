/** What a script exports that answers requests, wherever it lies: for rules that judge a file by its place. */

import * as t from "@babel/types";
import { routeFactory } from "../../knowledge/route-factories.js";
import { isMethodName } from "../contract.js";
import { importedFrom } from "../imported-name.js";
import { parseModule } from "../module.js";
import { unwrap } from "../syntax.js";
import { exportedNames } from "./exports.js";
import { findHandler } from "./handler.js";
import { isWebStyle } from "./jobs.js";
import { hasPagesSignature } from "./pages-signature.js";

/** An export that answers requests. Lines and columns count from 1. */
export interface ExportedHandler {
  /** The name under which it is exported: "default", a method, or another. */
  name: string;
  /** `pages`: takes `req` and `res`. `web`: gives a Response. */
  style: "pages" | "web";
  /** How many parameters its function takes. */
  parameters: number;
  line: number;
  column: number;
}

/**
 * The handlers that a file exports: functions for the Pages Router under any name, functions called GET, POST and so on, and a default
 * export that makes a Response. Nothing for a file that doesn't parse.
 */
export function exportedHandlers(source: string, path: string): ExportedHandler[] {
  let module: ReturnType<typeof parseModule>;
  try {
    module = parseModule(source.replace(/^\uFEFF/, " "), { path });
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
  return exportedNames(module).flatMap(({ name, value, statement }): ExportedHandler[] => {
    const found = findHandler(value, module);
    const isPages = found !== undefined && hasPagesSignature(found, module);
    const isWeb =
      (isMethodName(name) && !isData(value)) ||
      (name === "default" && found !== undefined && isWebStyle(found));
    const isMade = name === "default" && isMadeByPackage(value, module);
    if (!isPages && !isWeb && !isMade) return [];
    const { line, column } = statement.loc!.start;
    return [
      {
        name,
        style: isPages || isMade ? "pages" : "web",
        parameters: isMade ? 2 : (found?.fn.params.length ?? 0),
        line,
        column: column + 1,
      },
    ];
  });
}

/** `export default NextAuth(options)`: for the Pages Router as for the App Router. */
function isMadeByPackage(value: t.Node | undefined, module: ReturnType<typeof parseModule>): boolean {
  const call = value && unwrap(value);
  if (!t.isCallExpression(call)) return false;
  const imported = importedFrom(call.callee, module);
  return imported !== undefined && routeFactory(imported.source, imported.name)?.gives === "handler";
}

/** `export const POST = "POST"`: a list of names, not of handlers. */
function isData(value: t.Node | undefined): boolean {
  const bare = value && unwrap(value);
  return t.isLiteral(bare) || t.isObjectExpression(bare) || t.isArrayExpression(bare);
}
