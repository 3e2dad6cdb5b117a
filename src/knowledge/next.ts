/** Next.js: https://nextjs.org/docs */
import { each, type Table } from "./entry.js";

/** Properties of the request that the Pages Router always gives. */
export const ALWAYS_ON_REQUEST: ReadonlySet<string> = new Set([
  "body",
  "cookies",
  "headers",
  "method",
  "query",
  "url",
]);

/** Properties of the request of whose own properties each may be missing. */
export const PARTS_OF_REQUEST: ReadonlySet<string> = new Set(["body", "cookies", "headers", "query"]);

/** By `module.function`. */
export const NEXT: Table = {
  "next/server.NextResponse.json": { gives: "object" },
  "next-auth/jwt.getToken": { gives: "object", or: "null", promise: true, throws: true },
  "next-auth.getServerSession": { gives: "object", or: "null", promise: true, throws: true },
  "next-auth/next.getServerSession": { gives: "object", or: "null", promise: true, throws: true },
};

/** Methods of the response of the Pages Router, by their name. */
export const OF_RESPONSE: Table = each(
  "status setHeader appendHeader removeHeader writeHead json send end redirect",
  { gives: "object", changes: "itself" },
);
