// Must come before everything that loads Next.js.

import type { NextApiRequest, NextApiResponse } from "next";
import { testApiHandler } from "next-test-api-route-handler";
import type { FixtureRequest } from "./fixtures.js";
import type { LoadedRoute } from "./load-route.js";
import { routeParams, routeSegments } from "./route-path.js";

const { patchSetHeaderWithCookieSupport } = await import("next/dist/server/lib/patch-set-header.js");
const { tryGetPreviewData } = await import("next/dist/server/api-utils/node/try-get-preview-data.js");
const { AppRouteRouteModule } = await import("next/dist/server/route-modules/app-route/module.js");

/** How one version of a route answered one request. */
export interface Exchange {
  /** "none" is a Pages handler that never answers: the client waits until it gives up. */
  answer: Answer | "none";
  effects: { call: string; args: unknown[] }[];
  /** A Pages handler threw after its reply: Next logs the error, and a route handler that catches it has to. */
  lateError?: { call: string; args: unknown[] };
  /** The handler threw before it had answered. */
  threw: boolean;
  /** Next.js itself answered; the handler wasn't called (a body that isn't JSON, say). */
  handled: boolean;
}

export interface Answer {
  status: number;
  /** Without Set-Cookie. Names are lower case; lines of the same name are joined by ", ". */
  headers: Record<string, string>;
  cookies: string[];
  /** One character for each byte. */
  body: string;
}

/** The address and the host differ, as they do behind a proxy: there, Next.js takes itself for localhost. */
const ORIGIN = "http://localhost:3000";
const HOST = "shop.example.com";

/** `fetch` lets nobody choose the host, so both runtimes are told it. */
function hostOf({ headers = {} }: FixtureRequest): string {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === "host")?.[1] ?? HOST;
}

/** How long a handler that has returned may take to answer from a callback, and one that hasn't to come to an end. */
const LATE_REPLY = 150;
const PATIENCE = 3000;

/** Asks a Pages handler each request in turn, in Next's Pages runtime. */
export async function askPages(
  route: LoadedRoute,
  path: string,
  requests: readonly FixtureRequest[],
): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  let asked = requests[0];
  let seen: Watch = { handled: false, threw: false, unanswered: false };
  let settled: Promise<unknown> = Promise.resolve();
  const handler = (req: NextApiRequest, res: NextApiResponse) => {
    seen.handled = true;
    // A second reply on the same response: Next.js lets it pass, the first one counts.
    res.on("error", () => {});
    // Next's server lets a header pass that comes after the reply, where Node alone throws.
    patchSetHeaderWithCookieSupport(req, res);
    giveServices(req, res);
    settled = answerPages(route.exports, req, res, seen);
    return settled as Promise<void>;
  };
  await testApiHandler({
    pagesHandler: Object.assign(handler, { default: handler, config: configOf(route.exports) }),
    requestPatcher: (req) => {
      req.url = asked!.url;
      req.headers.host = hostOf(asked!);
    },
    paramsPatcher: (query) => ({ ...query, ...routeParams(path, asked!.url) }),
    test: async ({ fetch }) => {
      for (const request of requests) {
        asked = request;
        seen = { handled: false, threw: false, unanswered: false };
        settled = Promise.resolve();
        const answer = await readAnswer(await fetch(toInit(request)));
        await settled.catch(() => {});
        await restOfTheWork();
        const remade = takeRemade();
        const { handled, threw, unanswered, lateError } = seen;
        exchanges.push({
          answer: unanswered ? "none" : answer,
          effects: [...route.takeEffects(), ...remade],
          lateError,
          threw,
          handled,
        });
      }
    },
  });
  return exchanges;
}

/**
 * Asks the methods of a route file each request in turn, in Next's App Router runtime.
 * @param next The major version for which the file is written: up to 14 `params` is a plain object.
 */
export async function askApp(
  route: LoadedRoute,
  path: string,
  requests: readonly FixtureRequest[],
  next = 16,
): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const hasParams = routeSegments(path).some((segment) => typeof segment !== "string");
  let asked = requests[0];
  let seen = { handled: false, threw: false };
  const methods = observed(
    route.exports as AppExports,
    next,
    () => seen,
    // The library hands over no parameters where an optional catch-all has none; Next gives an empty object.
    () => (hasParams ? routeParams(path, asked!.url) : undefined),
  );
  await testApiHandler({
    appHandler: methods,
    requestPatcher: (request) => {
      // The library's own class: importing it here would load Next.js too early.
      const NextRequest = request.constructor as new (url: URL, init: Request) => typeof request;
      const own = new NextRequest(new URL(asked!.url, ORIGIN), request);
      own.headers.set("host", hostOf(asked!));
      return own;
    },
    paramsPatcher: () => routeParams(path, asked!.url),
    test: async ({ fetch }) => {
      for (const request of requests) {
        asked = request;
        seen = { handled: false, threw: false };
        const response = await fetch({ ...toInit(request), signal: AbortSignal.timeout(PATIENCE) });
        const answer = await readAnswer(response);
        await restOfTheWork();
        exchanges.push({ answer, effects: [...route.takeEffects(), ...takeRemade()], ...seen });
      }
    },
  });
  return exchanges;
}

/** The keys of the draft mode, which a build makes. */
const PREVIEW = {
  previewModeId: "the-id-of-the-draft-mode",
  previewModeSigningKey: "s".repeat(64),
  previewModeEncryptionKey: "0".repeat(64),
};

/** The pages that a route has had made anew, in any order. */
let remadePages: string[] = [];

function takeRemade(): Exchange["effects"] {
  const taken = remadePages.sort().map((page) => ({ call: "revalidate", args: [page] }));
  remadePages = [];
  return taken;
}

/** What a server gives its API routes, and the library that runs them here doesn't: the keys of the draft mode, and pages to make anew. */
function giveServices(req: NextApiRequest, res: NextApiResponse): void {
  const { setDraftMode, setPreviewData } = res;
  res.setDraftMode = (options) => setDraftMode({ ...PREVIEW, ...options });
  res.setPreviewData = (data, options) => setPreviewData(data, { ...PREVIEW, ...options });
  Object.defineProperty(req, "previewData", { get: () => tryGetPreviewData(req, res, PREVIEW, false) });
  res.revalidate = async (path) => {
    if (typeof path !== "string" || !path.startsWith("/"))
      throw new Error(`Invalid urlPath provided to revalidate(), must be a path, received ${path}`);
    remadePages.push(path);
  };
}

/** The same for route handlers. Next.js marks pages as out of date by a tag that holds their path. */
const { handle } = AppRouteRouteModule.prototype;
AppRouteRouteModule.prototype.handle = function (request, context) {
  const incrementalCache = {
    revalidateTag: async (tags: string | string[]) => {
      for (const tag of [tags].flat()) remadePages.push(tag.replace(/^_N_T_/, ""));
    },
  };
  context.previewProps = PREVIEW;
  Object.assign(context.renderOpts, { incrementalCache });
  return handle.call(this, request, context);
};

type PagesHandler = (req: NextApiRequest, res: NextApiResponse) => unknown;

/** What there is to see of a Pages handler besides its answer. */
interface Watch {
  handled: boolean;
  threw: boolean;
  unanswered: boolean;
  lateError?: Exchange["lateError"];
}

async function answerPages(
  exports: unknown,
  req: NextApiRequest,
  res: NextApiResponse,
  seen: Watch,
): Promise<void> {
  const handler = handlerFor(exports, req.method ?? "GET");
  try {
    if (handler) await withPatience(Promise.resolve(handler(req, res)), res);
    else res.status(405).end();
  } catch (error) {
    seen.threw = !res.writableEnded;
    if (!seen.threw) seen.lateError = { call: "console.error", args: [`[${(error as Error).name}]`] };
    throw error;
  }
  for (let waited = 0; !res.writableEnded && waited < LATE_REPLY; waited += 10) await pause(10);
  if (!res.writableEnded) {
    seen.unanswered = true;
    res.end();
  }
}

/** A handler that never settles (`new Promise` without an end) is waited for so long and no longer; one that has replied, less long. */
function withPatience(work: Promise<unknown>, res: NextApiResponse): Promise<unknown> {
  const timers: NodeJS.Timeout[] = [];
  const patience = new Promise((resolve) => {
    timers.push(setTimeout(resolve, PATIENCE));
    res.once("finish", () => timers.push(setTimeout(resolve, LATE_REPLY)));
  });
  return Promise.race([work, patience]).finally(() => timers.forEach(clearTimeout));
}

/**
 * The function that the author meant for a method: under the Pages Router the default export is it. Where the file has
 * named exports that take `(req, res)`, or a default object of them, these are, each for its method.
 */
function handlerFor(exports: unknown, method: string): PagesHandler | undefined {
  if (typeof exports === "function") return exports as PagesHandler;
  const { default: main, ...rest } = exports as Record<string, PagesHandler | undefined>;
  const named = typeof main === "object" ? { ...rest, ...(main as typeof rest) } : rest;
  const own = named[method] ?? named[method.toLowerCase()];
  const head = method === "HEAD" ? (named.GET ?? named.get) : undefined;
  // `export function POST` that tests for GET as well is meant for both.
  const other = Object.values(named).find(
    (one) => typeof one === "function" && String(one).includes(`"${method}"`),
  );
  return own ?? head ?? (typeof main === "function" ? main : (named.handler ?? other));
}

function configOf(exports: unknown): Record<string, unknown> {
  return (exports as { config?: Record<string, unknown> }).config ?? {};
}

type AppMethod = (request: Request, context: { params: unknown }) => unknown;
type AppExports = Record<string, AppMethod>;

/** The exports with their methods wrapped, to see whether one was called and threw, and to give it its own `params`. */
function observed(
  exports: AppExports,
  next: number,
  seenNow: () => { handled: boolean; threw: boolean },
  paramsNow: () => unknown,
): AppExports {
  const wrap =
    (method: AppMethod): AppMethod =>
    async (request) => {
      const seen = seenNow();
      const params = paramsNow();
      seen.handled = true;
      try {
        return await method(request, { params: next < 15 ? params : Promise.resolve(params) });
      } catch (error) {
        seen.threw = true;
        throw error;
      }
    };
  return Object.fromEntries(
    Object.entries(exports).map(([name, value]) => [name, typeof value === "function" ? wrap(value) : value]),
  ) as AppExports;
}

function toInit({ method, headers = {}, body, json }: FixtureRequest): RequestInit {
  const all = new Headers({
    host: HOST,
    ...(json === undefined ? {} : { "content-type": "application/json" }),
  });
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  // As bytes: fetch would add a content type to a text that has none.
  const text = json === undefined ? body : JSON.stringify(json);
  return { method, headers: all, body: text === undefined ? undefined : new TextEncoder().encode(text) };
}

async function readAnswer(response: Pick<Response, "status" | "headers" | "arrayBuffer">): Promise<Answer> {
  const { "set-cookie": _, ...headers } = Object.fromEntries(response.headers);
  return {
    status: response.status,
    headers,
    cookies: response.headers.getSetCookie(),
    body: Buffer.from(await response.arrayBuffer()).toString("latin1"),
  };
}

/** Lets work go on that the handler has begun and not awaited. */
async function restOfTheWork(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
