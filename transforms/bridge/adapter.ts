/** The file by which handlers of the Pages Router answer in the App Router: the user's own, written once. */
import { exportedNames } from "../../src/handler/find/exports.js";
import { parseModule } from "../../src/handler/module.js";

/**
 * The text of `lib/pages-api-bridge.ts`, or `.js`. It uses Node.js and what Next.js documents, nothing else.
 * @param next major version of Next.js: up to 14, `params` is no promise (measured)
 */
export function adapterFile(next: number, typescript: boolean): string {
  const t = (type: string): string => (typescript ? type : "");
  const params = next < 15 ? "params" : "(await params)";
  return `import { AsyncResource } from "node:async_hooks";
import {
  createServer,
${t("  type IncomingMessage,\n")}  request as send,
${t("  type ServerResponse,\n")}} from "node:http";
${t('import type { Socket } from "node:net";\n')}import { parse } from "node:querystring";
import { Duplex, PassThrough, pipeline, Readable, Stream } from "node:stream";
${t('import type { NextApiRequest, NextApiResponse } from "next";\n')}import { revalidatePath } from "next/cache";
import { draftMode } from "next/headers";
${typescript ? types(next) : ""}
/**
 * Serves a handler of the Pages Router from a route of the App Router, until
 * somebody ports it:
 *
 *     export const GET = bridge(handler);
 *
 * Node's own HTTP client sends the request to Node's own HTTP server, over a
 * connection in memory, so that streams, headers and aborted requests are as
 * they were. What Next.js adds to \`req\` and \`res\` is written out below.
 */
export function bridge${t("<Req = NextApiRequest, Res = NextApiResponse>")}(
  handler${t(": (req: Req, res: Res) => unknown")},
  { bodyParser = true }${t(": Settings")} = {},
) {
  return async (
    request${t(": NextRequest")},
    { params }${t(": Context")},
  )${t(": Promise<Response>")} => {
    const searched = valuesOf(request.nextUrl.searchParams);
    const query = { ...searched, ...${params} };
    const parsed = bodyParser ? await parseBody(request, bodyParser) : {};
    if (parsed instanceof Response) return parsed;
    const draft = await draftMode();
    const preview${t(": Preview")} = {};
    const unread = bodyParser ? null : request.body;
    const message = await exchange(request, unread, async (req, res) => {
      Object.assign(req, parsed, { query }, requestParts(request, draft));
      Object.assign(res, responseParts(res, preview));
      await handler(req${t(" as Req")}, res${t(" as Res")});
    });
    if (preview.isTurned === "on") draft.enable();
    if (preview.isTurned === "off") draft.disable();
    return responseOf(message);
  };
}

/**
 * Gives the answer as soon as its head is there. Fails where the handler
 * throws before that: Next.js answers 500.
 */
function exchange(
  { headers, method, nextUrl, signal }${t(": NextRequest")},
  body${t(': NextRequest["body"]')},
  handle${t(": (req: IncomingMessage, res: ServerResponse) => Promise<void>")},
)${t(": Promise<IncomingMessage>")} {
  const [there, back] = [new PassThrough(), new PassThrough()];
  const near = Duplex.from({ readable: back, writable: there });
  const far = Duplex.from({ readable: there, writable: back });
  const unneeded = () => far;
  Object.assign(far, {
    remoteAddress: headers.get("x-forwarded-for")?.split(",")[0]?.trim(),
    ...{ setKeepAlive: unneeded, setNoDelay: unneeded, setTimeout: unneeded },
  });
  return new Promise((resolve, reject) => {
    const serve = async (req${t(": IncomingMessage")}, res${t(": ServerResponse")}) => {
      // A second reply is passed over.
      res.on("error", () => {});
      try {
        await handle(req, res);
      } catch (error) {
        if (res.headersSent) {
          console.error(error);
          res.end("Internal Server Error");
        } else {
          reject(error);
          client.destroy();
        }
      }
    };
    // Bound, so that cookies(), after() and the like still know the request.
    createServer(AsyncResource.bind(serve)).emit("connection", far);
    const client = send({
      createConnection: () => near${t(" as Socket")},
      ...{ method, path: nextUrl.pathname + nextUrl.search, signal },
      headers: body ? { "transfer-encoding": "chunked" } : {},
    });
    client.on("response", resolve).on("error", reject);
    if (body) pipeline(Readable.fromWeb(body${t(" as never")}), client, () => {});
    else client.end();
  });
}

function responseOf(message${t(": IncomingMessage")})${t(": Response")} {
  const { statusCode: status = 200, statusMessage: statusText } = message;
  const headers = new Headers();
  for (const raw = [...message.rawHeaders]; raw.length > 0; ) {
    const [name = "", value = ""] = raw.splice(0, 2);
    headers.append(name, value);
  }
  for (const own of ["connection", "keep-alive", "transfer-encoding"])
    headers.delete(own);
  const hasBody = ![204, 205, 304].includes(status);
  const body = hasBody ? ${typescript ? "(Readable.toWeb(message) as ReadableStream)" : "Readable.toWeb(message)"} : null;
  return new Response(body, { status, statusText, headers });
}

/** What Next.js adds to \`req\`, but for the query and the body. */
function requestParts({ headers }${t(": NextRequest")}, draft${t(": { isEnabled: boolean }")}) {
  const cookies${t(": Values")} = {};
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const [name = "", ...value] = pair.split("=");
    // Of two with one name the first counts.
    if (value.length > 0) cookies[name.trim()] ??= unescaped(value.join("="));
  }
  const isDraft = draft.isEnabled || undefined;
  const previewData = isDraft ? {} : false;
  return {
    headers: Object.fromEntries(headers),
    ...{ cookies, draftMode: isDraft, preview: isDraft, previewData },
  };
}

function unescaped(value${t(": string")})${t(": string")} {
  const text = value.trim().replace(/^"(.*)"$/, "$1");
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What Next.js adds to \`res\`. */
function responseParts(res${t(": ServerResponse")}, preview${t(": Preview")}) {
  const { setHeader } = res;
  const turn = (isEnabled${t(": boolean")}) => {
    preview.isTurned = isEnabled ? "on" : "off";
    return res;
  };
  return {
    sendDate: false,
    status(code${t(": number")}) {
      res.statusCode = code;
      return res;
    },
    json(value${t(": unknown")}) {
      res.setHeader("Content-Type", JSON_TYPE);
      sendBody(res, JSON.stringify(value));
    },
    send: (body${t(": unknown")}) => sendBody(res, body),
    redirect(...args${t(": [string] | [number, string]")}) {
      const [status, url] = args.length === 1 ? [307, args[0]] : args;
      if (typeof status !== "number" || typeof url !== "string")
        throw new Error("res.redirect() takes a URL, or a status and a URL.");
      res.writeHead(status, { Location: url });
      res.end(url);
      return res;
    },
    // What comes after the reply has no effect.
    setHeader: (name${t(": string")}, value${t(": string | number | string[]")}) =>
      res.headersSent ? res : setHeader.call(res, name, value),
    revalidate: async (path${t(": string")}) => revalidatePath(path),
    setDraftMode: ({ enable } = { enable: true }) => turn(enable),
    // Draft mode carries no data.
    setPreviewData: () => turn(true),
    clearPreviewData: () => turn(false),
  };
}

const JSON_TYPE = "application/json; charset=utf-8";

function sendBody(res${t(": ServerResponse")}, body${t(": unknown")})${t(": void")} {
  const isBytes = Buffer.isBuffer(body);
  if (body === null || body === undefined) {
    res.end();
  } else if (res.statusCode === 204 || res.statusCode === 304) {
    for (const own of ["Content-Type", "Content-Length", "Transfer-Encoding"])
      res.removeHeader(own);
    res.end();
  } else if (isBytes || body instanceof Stream) {
    if (!res.hasHeader("Content-Type"))
      res.setHeader("Content-Type", "application/octet-stream");
    if (isBytes) res.setHeader("Content-Length", body.length).end(body);
    else body.pipe(res${t(" as never")});
  } else {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    if (text !== body) res.setHeader("Content-Type", JSON_TYPE);
    res.setHeader("Content-Length", Buffer.byteLength(text)).end(text);
  }
}

/** The body as Next.js parses it, or the answer where it can't. */
async function parseBody(
  { body, headers }${t(": NextRequest")},
  settings${t(": true | { sizeLimit?: number | string }")},
)${t(": Promise<{ body: unknown } | Response>")} {
  const { sizeLimit = "1mb" } = settings === true ? {} : settings;
  const bytes${t(": Uint8Array[]")} = [];
  let size = 0;
  const stream = Readable.fromWeb((body ?? new Blob().stream())${t(" as never")});
  // What is too large is left unread: the connection still takes the answer.
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > bytesOf(sizeLimit))
      return refusal(413, \`Body exceeded \${sizeLimit} limit\`);
    bytes.push(chunk);
  }
  const contentType = (headers.get("content-type") ?? "").toLowerCase();
  const [type, ...parameters] = contentType.split(/\\s*;\\s*/);
  const charset = parameters.find((one) => one.startsWith("charset="));
  const label = charset?.slice("charset=".length).replaceAll('"', "");
  const text = new TextDecoder(label).decode(Buffer.concat(bytes));
  if (type === "application/x-www-form-urlencoded")
    return { body: parse(text) };
  if (type !== "application/json" && type !== "application/ld+json")
    return { body: text };
  try {
    return { body: text === "" ? {} : JSON.parse(text) };
  } catch {
    return refusal(400, "Invalid JSON");
  }
}

function refusal(status${t(": number")}, message${t(": string")})${t(": Response")} {
  return new Response(message, { status, statusText: message });
}

/** "1mb" is 1048576. */
function bytesOf(size${t(": number | string")})${t(": number")} {
  const [, count, unit = "b"] =
    /^([\\d.]+)\\s*([kmg]?b)?$/i.exec(String(size)) ?? [];
  const power = ["b", "kb", "mb", "gb"].indexOf(unit.toLowerCase());
  return Number(count) * 1024 ** power;
}

function valuesOf(parameters${t(": URLSearchParams")})${t(": Values")} {
  const values${t(": Values")} = {};
  for (const name of parameters.keys()) {
    const all = parameters.getAll(name);
    values[name] = all.length > 1 ? all : all[0];
  }
  return values;
}
`;
}

function types(next: number): string {
  return `import type { NextRequest } from "next/server";

type Values = Record<string, string | string[] | undefined>;

/** What the handler does with the draft mode. */
interface Preview {
  isTurned?: "on" | "off";
}

interface Context {
  params: ${next < 15 ? "Values" : "Promise<Values>"};
}

/** What \`config.api\` of the Pages Router says of the request's body. */
interface Settings {
  bodyParser?: boolean | { sizeLimit?: number | string };
}
`;
}

/** Whether a file exports a function called `bridge`, as written here or changed by hand. A file that doesn't parse doesn't. */
export function isAdapter(text: string, path: string): boolean {
  try {
    const module = parseModule(text.replace(/^\uFEFF/, ""), { path });
    return exportedNames(module).some(({ name }) => name === "bridge");
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Whether nobody has changed it: then it may go when the last route does without it. */
export function isUnchangedAdapter(text: string): boolean {
  const plain = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  return [14, 15].some((next) => [true, false].some((typescript) => adapterFile(next, typescript) === plain));
}
