/** All requests that a file makes, and the URLs in it that nobody understood. */
import type * as t from "@babel/types";
import { elementRequests } from "./elements.js";
import { nextAuthRequests, returnRequest } from "./login.js";
import { NO_REQUEST } from "./no-request.js";
import { type Request, requestsOf } from "./requests.js";
import { memberName, nameOf } from "./resolve.js";
import {
  around,
  bindingOf,
  type Call,
  fileOf,
  findAround,
  isFunction,
  placeOf,
  speakingNodes,
} from "./syntax.js";
import { type Reading, textsOf } from "./text-of.js";
import { hole, readUrl } from "./url-pattern.js";

export interface FoundRequest extends Request {
  line: number;
  column: number;
  /** The URL of a plain `fetch`, where the call holds it as a path of this server. */
  literal?: { start: number; path: string };
}

/** Calls that a browser or Next answers with a GET of their first argument. */
const NAVIGATION = /^(?:push|replace|prefetch|redirect|permanentRedirect|assign|open)$/;

export interface FoundInFile {
  requests: FoundRequest[];
  /** URLs that no request of this file uses, and where they stand: another file may use them. */
  mentions: (FoundRequest & { place: string })[];
}

/** What a file requests and mentions. What was read as part of a URL goes into `reading.understood`. */
export function findRequests(program: t.Program, reading: Reading): FoundInFile {
  const found: FoundInFile = { requests: [], mentions: [] };
  const add = (node: t.Node, requests: readonly Request[]) => {
    const literal = literalUrl(node);
    for (const request of requests) {
      if (request.urls.length === 0) continue;
      found.requests.push({ ...request, ...placeIn(node), ...(literal && { literal }) });
    }
  };
  for (const node of speakingNodes(program)) {
    switch (node.type) {
      case "CallExpression":
      case "OptionalCallExpression":
      case "NewExpression": {
        const requests =
          nextAuthRequests(node) ?? requestsOf(node, undefined, reading) ?? navigation(node, reading);
        if (requests !== undefined) add(node, requests);
        else if (NO_REQUEST.test(nameOf(node.callee))) {
          for (const arg of node.arguments) if (arg.type === "Identifier") textsOf(arg, undefined, reading);
        }
        break;
      }
      case "JSXOpeningElement":
        add(node, elementRequests(node, reading));
        break;
      case "AssignmentExpression": {
        // `location.href = "/api/export"`, `image.src = …`
        const { left } = node;
        if (left.type !== "MemberExpression" || !/^(?:href|src|location)$/.test(memberName(left) ?? ""))
          break;
        add(node, [{ urls: textsOf(node.right, undefined, reading), methods: ["GET"], form: false }]);
        break;
      }
      case "StringLiteral":
      case "TemplateLiteral": {
        const back = returnRequest(node, reading);
        if (back !== undefined) add(node, [back]);
        else if (isMention(node)) {
          const urls = textsOf(node, undefined, { ...reading, understood: new Set() });
          const place = placeOf(node);
          found.mentions.push({ urls, methods: "unknown", form: false, ...placeIn(node), place });
        }
      }
    }
  }
  // Middleware names URLs to let them pass. It requests them only where it says so.
  if (/(?:middleware|proxy)\.[jt]s$/.test(fileOf(program))) found.mentions = [];
  return found;
}

function placeIn({ loc }: t.Node): { line: number; column: number } {
  return { line: loc?.start.line ?? 1, column: (loc?.start.column ?? 0) + 1 };
}

/** `fetch("/api/tasks")`: browsers send it to the path as it stands, with no base added. */
function literalUrl(node: t.Node): FoundRequest["literal"] {
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "fetch") {
    return undefined;
  }
  const [url] = node.arguments;
  if (bindingOf(node.callee) !== undefined || url?.start == null) return undefined;
  const text =
    url.type === "StringLiteral"
      ? url.value
      : url.type === "TemplateLiteral" && url.expressions.length === 0
        ? url.quasis[0]?.value.cooked
        : undefined;
  if (text == null || !/^\/[^/]/.test(text)) return undefined;
  return { start: url.start + 1, path: text.replace(/[?#].*$/, "") };
}

function navigation({ callee, arguments: [first] }: Call, reading: Reading): Request[] | undefined {
  if (first === undefined || !NAVIGATION.test(nameOf(callee))) return undefined;
  // `list.push("/api/x")` is no navigation.
  if (
    nameOf(callee) === "push" &&
    callee.type === "MemberExpression" &&
    !/router|navigation|history/i.test(nameOf(callee.object))
  ) {
    return undefined;
  }
  return [{ urls: textsOf(first, undefined, reading), methods: ["GET"], form: false, assumed: true }];
}

/** A URL in a place where it may come to be requested in a way that isn't known here. */
function isMention(node: t.StringLiteral | t.TemplateLiteral): boolean {
  const text = node.type === "StringLiteral" ? node.value : bareText(node);
  if (!text.includes("/") || readUrl(text) === undefined) return false;
  const parent = around(node);
  switch (parent?.type) {
    case undefined:
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
    case "ExportDefaultDeclaration":
    case "TSLiteralType":
    case "SwitchCase":
    case "ImportExpression":
    case "TSImportType":
      return false;
    case "BinaryExpression":
      if (parent.operator !== "+") return false;
      break;
    case "ObjectProperty":
      if (parent.key === node) return false;
      break;
    case "JSXAttribute":
      if (/^(?:className|placeholder|title|alt|label|id|key)$/.test(String(parent.name.name))) return false;
  }
  const outer = findAround(
    node,
    (one) =>
      one.type === "CallExpression" ||
      one.type === "ObjectProperty" ||
      isFunction(one) ||
      /Statement$|Declaration$/.test(one.type),
  );
  if (outer?.type === "CallExpression") return !NO_REQUEST.test(nameOf(outer.callee));
  if (outer?.type === "ObjectProperty") {
    const { key } = outer;
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
