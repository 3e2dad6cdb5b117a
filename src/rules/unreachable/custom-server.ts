/** A server of the repo's own that hands only GET on to Next. */
import { posix } from "node:path";
import type * as t from "@babel/types";
import type { NextApp } from "../../project/contract.js";
import { programOf } from "../../project/parse.js";
import { forEachNode } from "../for-each-node.js";
import { leftToDo } from "../left-to-do.js";
import type { RuleResult } from "../rule.js";

const PLACES = ["server", "src/server", "server/index", "server/server", "index"];

/** `server.get("*", (req, res) => handle(req, res))` of Express, with nothing that hands the other methods on. */
export function customServer(app: NextApp): RuleResult[] {
  if (!app.configRequested || app.routes.length + app.pagesApi.length === 0) return [];
  for (const place of PLACES) {
    const prefix = `${posix.join(app.root, place)}.`;
    if (!app.files.some((path) => path.startsWith(prefix))) continue;
    const file = app.modules?.load(`./${place}`, posix.join(app.root, "package.json"));
    if (file === undefined || !/getRequestHandler/.test(file.text)) continue;
    const program = programOf(file);
    const found = program && handedOn(program);
    if (found === undefined) continue;
    const { line, column } = found.loc!.start;
    const message =
      "This server hands only GET on to Next.js: every other method is answered by the server itself (Express: 404, `Cannot POST /api/…`), and no route ever sees it. Hand all methods on: `.all` in place of `.get`, or `.use(handle)` behind the server's own routes.";
    return [{ path: file.path, findings: [leftToDo(message, { line, column: column + 1 })] }];
  }
  return [];
}

/** The call that hands GET on, where it is the only one that hands anything on. */
function handedOn(program: t.Program): t.Node | undefined {
  const names = new Set<string>();
  forEachNode(program, (node) => {
    if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier") return;
    const { init } = node;
    const makes =
      init?.type === "CallExpression" &&
      init.callee.type === "MemberExpression" &&
      init.callee.property.type === "Identifier" &&
      init.callee.property.name === "getRequestHandler";
    if (makes) names.add(node.id.name);
  });
  let only: t.Node | undefined;
  let mentions = 0;
  let inGet = 0;
  forEachNode(program, (node) => {
    if (node.type === "Identifier" && names.has(node.name)) mentions++;
    if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return;
    const { property } = node.callee;
    const [path] = node.arguments;
    if (property.type !== "Identifier" || property.name !== "get" || path === undefined) return;
    let own = 0;
    forEachNode(node, (inner) => {
      if (inner.type === "Identifier" && names.has(inner.name)) own++;
    });
    if (own === 0) return;
    inGet += own;
    if (takesAll(path)) only = node;
  });
  // One mention is the declaration.
  return names.size === 1 && mentions === inGet + 1 ? only : undefined;
}

/** `"*"`, `"/*"`, Express 5's `"/{*path}"`, `/.*\/` */
function takesAll(path: t.Node): boolean {
  if (path.type === "RegExpLiteral") return /^\^?\.\*\$?$/.test(path.pattern);
  return path.type === "StringLiteral" && /^\/?\{?\*\w*\}?$|^\(\.\*\)$/.test(path.value);
}
