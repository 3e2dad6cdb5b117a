/** All requests that a file makes, and the URLs in it that nobody understood. */
import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { elementRequests } from "./elements.js";
import type { Module } from "./modules.js";
import { type Request, requestsOf } from "./requests.js";
import { memberName, nameOf } from "./resolve.js";
import { type Reading, textsOf } from "./text-of.js";
import { hole, readUrl } from "./url-pattern.js";

export interface FoundRequest extends Request {
  line: number;
}

/** Calls that a browser or Next answers with a GET of their first argument. */
const NAVIGATION = /^(?:push|replace|prefetch|redirect|permanentRedirect|assign|open)$/;

/** Calls that only look at a URL, declare one or forget its cache: nothing is requested. */
const LOOKS_ONLY =
  /^(?:startsWith|endsWith|includes|indexOf|match|test|exec|split|replace|replaceAll|is|equal|equals|toBe|toEqual|toHaveBeenCalledWith|toHaveURL|toMatch|toContain|mutate|revalidatePath|unstable_cache|log|warn|error|info|debug|trace|use|route|intercept|waitForResponse|waitForRequest|waitForURL|describe|it|test|invalidateQueries|setQueryData|createRouteMatcher|matcher|join|resolve|require|import|has|set|mock)$/;

export interface FoundInFile {
  requests: FoundRequest[];
  /** URLs that no request of this file uses, and where they stand: another file may use them. */
  mentions: (FoundRequest & { place: string })[];
}

/** What a file requests and mentions. What was read as part of a URL goes into `reading.understood`. */
export function findRequests(module: Module, reading: Reading): FoundInFile {
  const found: FoundInFile = { requests: [], mentions: [] };
  const add = (path: NodePath, requests: readonly Request[]) => {
    const line = path.node.loc?.start.line ?? 1;
    for (const request of requests) if (request.urls.length > 0) found.requests.push({ ...request, line });
  };
  const visitCall = (
    call: NodePath<t.CallExpression> | NodePath<t.OptionalCallExpression> | NodePath<t.NewExpression>,
  ) => {
    const requests = requestsOf(call, undefined, reading) ?? navigation(call, reading);
    if (requests !== undefined) add(call, requests);
    else if (LOOKS_ONLY.test(nameOf(call.node.callee))) {
      for (const arg of call.get("arguments") as NodePath[])
        if (arg.isIdentifier()) textsOf(arg, undefined, reading);
    }
  };
  const mention = (path: NodePath<t.StringLiteral> | NodePath<t.TemplateLiteral>) => {
    if (!isMention(path)) return;
    const urls = textsOf(path, undefined, { ...reading, understood: new Set() });
    const place = reading.modules.placeOf(path);
    found.mentions.push({
      urls,
      methods: "unknown",
      form: false,
      line: path.node.loc?.start.line ?? 1,
      place,
    });
  };
  module.program.traverse({
    CallExpression: visitCall,
    OptionalCallExpression: visitCall,
    NewExpression: visitCall,
    StringLiteral: mention,
    TemplateLiteral: mention,
    JSXOpeningElement(element) {
      add(element, elementRequests(element, reading));
    },
    AssignmentExpression(assignment) {
      // `location.href = "/api/export"`, `image.src = …`
      const left = assignment.get("left");
      if (!left.isMemberExpression() || !/^(?:href|src|location)$/.test(memberName(left) ?? "")) return;
      const urls = textsOf(assignment.get("right"), undefined, reading);
      add(assignment, [{ urls, methods: ["GET"], form: false }]);
    },
  });
  // Middleware names URLs to let them pass. It requests them only where it says so.
  if (/(?:middleware|proxy)\.[jt]s$/.test(module.absolutePath)) found.mentions = [];
  return found;
}

function navigation(
  call: NodePath<t.CallExpression> | NodePath<t.OptionalCallExpression> | NodePath<t.NewExpression>,
  reading: Reading,
): Request[] | undefined {
  const callee = call.get("callee") as NodePath;
  const [first] = call.get("arguments") as NodePath[];
  if (first === undefined || !NAVIGATION.test(nameOf(callee.node))) return undefined;
  // `list.push("/api/x")` is no navigation.
  if (
    nameOf(callee.node) === "push" &&
    callee.isMemberExpression() &&
    !/router|navigation|history/i.test(nameOf(callee.node.object))
  ) {
    return undefined;
  }
  return [{ urls: textsOf(first, undefined, reading), methods: ["GET"], form: false }];
}

/** A URL in a place where it may come to be requested in a way that isn't known here. */
function isMention(path: NodePath<t.StringLiteral> | NodePath<t.TemplateLiteral>): boolean {
  const text = path.isStringLiteral() ? path.node.value : bareText(path.node as t.TemplateLiteral);
  if (!text.includes("/") || readUrl(text) === undefined) return false;
  const parent = path.parentPath as NodePath;
  if (parent.isImportDeclaration() || parent.isExportDeclaration() || parent.isTSLiteralType()) return false;
  if (parent.isBinaryExpression() && parent.node.operator !== "+") return false;
  if (parent.isSwitchCase() || parent.isImportExpression() || parent.isTSImportType()) return false;
  if (parent.isObjectProperty() && parent.node.key === path.node) return false;
  if (
    parent.isJSXAttribute() &&
    /^(?:className|placeholder|title|alt|label|id|key)$/.test(String(parent.node.name.name))
  ) {
    return false;
  }
  const around = path.findParent(
    (one) => one.isCallExpression() || one.isObjectProperty() || one.isFunction() || one.isStatement(),
  );
  if (around?.isCallExpression()) return !LOOKS_ONLY.test(nameOf(around.node.callee));
  if (around?.isObjectProperty()) {
    const key = around.node.key;
    return !(
      key.type === "Identifier" && /^(?:matcher|source|destination|queryKey|mutationKey)$/.test(key.name)
    );
  }
  return true;
}

/** A template's text with its holes left open. */
function bareText(node: t.TemplateLiteral): string {
  return node.quasis.map((quasi) => quasi.value.cooked ?? "").join(hole(""));
}
