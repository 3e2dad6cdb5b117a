/** Recognises what is done to the response: `res.status(400).setHeader("X", "1").json(body)` and its parts. */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { Refusal } from "../refusal.js";
import { isCall, isMember, propertyName, unwrap } from "../syntax.js";
import { headersOfHead } from "./write-head.js";

/** Something that prepares a reply. */
export type ReplyOp = { kind: "status"; value: t.Node; node: t.Node } | HeaderOp;

export interface HeaderOp {
  kind: "header";
  mode: "set" | "append" | "remove";
  name: t.Node;
  value?: t.Node;
  node: t.Node;
  /** What Node throws for: there may be no value. */
  mayBeUndefined?: boolean;
}

export function isHeader(op: ReplyOp): op is HeaderOp {
  return op.kind === "header";
}

type SendKind = "json" | "send" | "end" | "redirect";

/** One use of the response, up to the outermost expression that only deals with it. */
export interface ResponseUse {
  /** The whole chain or assignment. */
  node: t.Node;
  root: t.Node;
  ops: ReplyOp[];
  /** Set when this use writes a first part of the body: the text or bytes. */
  writes?: t.Node;
  /** Set when this use sends the reply; `mayBeUndefined`: what it sends, which JSON has no text for, or where it redirects to. */
  send?: { kind: SendKind; args: t.Node[]; mayBeUndefined?: boolean };
  /** What throws in it once a reply is sent. */
  throwsLate?: string;
  /** Set when it only asks: `res.getHeader("X")`, `res.headersSent`. */
  asks?: { what: "header" | "hasHeader" | "sent" | "status"; name?: t.Node };
  /** The bare response as an argument of a call. */
  argumentOf?: t.CallExpression | t.OptionalCallExpression;
}

/** What Next.js has in its place, by its guide to the App Router. */
const INSTEAD: Record<string, string> = {
  revalidate: "call `revalidatePath()` of next/cache",
  unstable_revalidate: "call `revalidatePath()` of next/cache",
  setDraftMode: "call `(await draftMode()).enable()` of next/headers",
  setPreviewData: "call `(await draftMode()).enable()` of next/headers",
  clearPreviewData: "call `(await draftMode()).disable()` of next/headers",
};

/** What belongs to the connection, which a route handler has none of. */
const CONNECTION = new Set([
  "on",
  "once",
  "off",
  "emit",
  "addListener",
  "removeListener",
  "socket",
  "connection",
]);

const STREAMS = new Set(["pipe", "flush", "flushHeaders", "writeContinue", "cork", "uncork"]);

/**
 * Reads one reference of the response.
 * @throws {Refusal} when the use isn't one of those that a returned Response can stand for.
 */
export function readResponseUse(root: t.Node, module: Module): ResponseUse {
  const use = readUse(root, module);
  const late = calledIn(use).find((name) => THROWS_LATE.has(name));
  return late === undefined ? use : { ...use, throwsLate: late };
}

/** After a reply these throw ERR_HTTP_HEADERS_SENT (measured on Next 16 under `next start`). */
const THROWS_LATE = new Set(["appendHeader", "redirect", "removeHeader", "writeHead"]);

/** The methods of the response that a chain calls. */
function calledIn({ node, root }: ResponseUse): string[] {
  const names: string[] = [];
  for (let at = unwrap(node); at !== root && (isCall(at) || isMember(at)); ) {
    if (isMember(at)) {
      names.push(propertyName(at) ?? "");
      at = unwrap(at.object);
    } else at = unwrap(at.callee);
  }
  return names;
}

function readUse(root: t.Node, module: Module): ResponseUse {
  const ops: ReplyOp[] = [];
  let node: t.Node = root;
  for (;;) {
    let above = module.parents.get(node);
    while (above && above !== node && unwrap(above) === unwrap(node)) {
      node = above;
      above = module.parents.get(node);
    }
    if (isCall(above) && above.arguments.includes(node as t.Expression)) {
      if (node !== root && unwrap(node) !== root) return { node, root, ops };
      return { node: root, root, ops, argumentOf: above };
    }
    if (!isMember(above) || above.object !== node) {
      if (node === root || unwrap(node) === root) throw escaped(root, above);
      return { node, root, ops };
    }
    const name = propertyName(above);
    const user = module.parents.get(above);
    if (t.isAssignmentExpression(user) && user.left === above) {
      if (name === "statusCode" && user.operator === "=")
        return { node: user, root, ops: [...ops, { kind: "status", value: user.right, node: user }] };
      if (name === "statusMessage") return { node: user, root, ops };
      throw new Refusal(
        user,
        `the handler sets \`${name ?? "a computed property"}\` on the response, which a Response doesn't have; pass the value on in a variable`,
      );
    }
    if (
      name === "headersSent" ||
      name === "writableEnded" ||
      name === "finished" ||
      name === "writableFinished"
    )
      return { node: above, root, ops, asks: { what: "sent" } };
    if (name === "statusCode") return { node: above, root, ops, asks: { what: "status" } };
    if (!isCall(user) || user.callee !== above || name === undefined) {
      if (name === "write" || (name && STREAMS.has(name))) throw stream(above, name);
      if (name && CONNECTION.has(name)) throw connection(above, name);
      throw new Refusal(
        above,
        `\`${name ?? "a computed property"}\` of the response has no counterpart in a route handler; rewrite this part by hand`,
      );
    }
    const args = user.arguments as t.Node[];
    if (args.some((arg) => t.isSpreadElement(arg)))
      throw new Refusal(user, `the arguments of \`${name}\` are spread; write them out`);
    const [first, second] = args;
    if (name === "status" && first) ops.push({ kind: "status", value: first, node: user });
    else if ((name === "setHeader" || name === "header" || name === "set") && first && second)
      ops.push(
        isEmptyList(second)
          ? { kind: "header", mode: "remove", name: first, node: user }
          : { kind: "header", mode: "set", name: first, value: second, node: user },
      );
    else if (name === "appendHeader" && first && second)
      ops.push({ kind: "header", mode: "append", name: first, value: second, node: user });
    else if (name === "removeHeader" && first) {
      ops.push({ kind: "header", mode: "remove", name: first, node: user });
      return { node: user, root, ops };
    } else if (name === "getHeader" && first)
      return { node: user, root, ops, asks: { what: "header", name: first } };
    else if (name === "hasHeader" && first)
      return { node: user, root, ops, asks: { what: "hasHeader", name: first } };
    else if (name === "writeHead" && first) {
      ops.push({ kind: "status", value: first, node: user });
      for (const [key, value] of headersOfHead(args, user, module))
        ops.push({ kind: "header", mode: "set", name: key, value, node: user });
    } else if (name === "json" || name === "send" || name === "end" || name === "redirect")
      return { node: user, root, ops, send: { kind: name, args } };
    else if (name === "write" && first && isStatement(user, module)) return writing(user, root, ops, args);
    else if (name === "write" || STREAMS.has(name)) throw stream(user, name);
    else if (CONNECTION.has(name)) throw connection(user, name);
    else
      throw new Refusal(
        user,
        `\`${name}()\` of the response has no counterpart in a route handler; ${INSTEAD[name] ?? "rewrite this part by hand"}`,
      );
    node = user;
  }
}

/** A header of no values isn't sent, and takes the place of one that was set before (measured on Next 16). */
function isEmptyList(value: t.Node): boolean {
  const list = unwrap(value);
  return t.isArrayExpression(list) && list.elements.length === 0;
}

function writing(node: t.Node, root: t.Node, ops: ReplyOp[], args: t.Node[]): ResponseUse {
  const [text, encoding] = args;
  if (encoding && !(t.isStringLiteral(encoding) && /^utf-?8$/i.test(encoding.value)))
    throw new Refusal(
      encoding,
      "`write` is given more than the text; a route handler returns one Response, with a body that is whole",
    );
  return { node, root, ops, writes: text! };
}

/** Nobody looks at what the call gives: whether the client is slow to read. */
function isStatement(node: t.Node, module: Module): boolean {
  const above = module.parents.get(node);
  return t.isExpressionStatement(above) || (t.isArrowFunctionExpression(above) && above.body === node);
}

function escaped(root: t.Node, above: t.Node | undefined): Refusal {
  const where = t.isVariableDeclarator(above)
    ? "kept in a variable"
    : t.isObjectProperty(above) || t.isSpreadElement(above)
      ? "put into an object"
      : t.isArrayExpression(above)
        ? "put into an array"
        : t.isNewExpression(above)
          ? "handed to a constructor"
          : "used as a value";
  return new Refusal(
    root,
    `the response is ${where}, so it isn't certain where the reply is sent; return a Response from here by hand`,
  );
}

function connection(node: t.Node, name: string): Refusal {
  return new Refusal(
    node,
    name === "socket" || name === "connection"
      ? `\`res.${name}\` is the connection of Node's server, which a route handler doesn't get; keep what needs it (a WebSocket server, say) in a server of its own or under pages/api`
      : `the handler listens to the response (\`res.${name}\`), which a route handler doesn't get; \`request.signal\` tells when the client has gone`,
  );
}

export function stream(node: t.Node, name: string): Refusal {
  return new Refusal(
    node,
    `the reply is streamed (\`res.${name}\`); a route handler returns a Response with a ReadableStream instead`,
  );
}

/** The status of an op or argument, where it is written as a number. */
export function literalStatus(node: t.Node | undefined): number | undefined {
  if (!node) return undefined;
  const inner = unwrap(node);
  if (t.isNumericLiteral(inner)) return inner.value;
  if (t.isStringLiteral(inner) && /^\d+$/.test(inner.value)) return Number(inner.value);
  return undefined;
}
