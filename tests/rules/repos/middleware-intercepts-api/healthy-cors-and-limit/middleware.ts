import { Ratelimit } from "@upstash/ratelimit";
import { NextResponse, type NextRequest } from "next/server";
import { redis } from "./lib/redis";

const ratelimit = new Ratelimit({ redis, limiter: Ratelimit.slidingWindow(10, "10 s") });

export async function middleware(request: NextRequest) {
  if (request.method === "OPTIONS") {
    return new NextResponse(null, { status: 204, headers: { "Access-Control-Allow-Origin": "*" } });
  }
  const { success } = await ratelimit.limit(request.headers.get("x-forwarded-for") ?? "127.0.0.1");
  if (!success) return NextResponse.json({ error: "Too many requests" }, { status: 429 });
  if (!request.headers.get("authorization")) return new NextResponse(null, { status: 401 });
  const response = NextResponse.next();
  response.headers.set("x-request-id", crypto.randomUUID());
  return response;
}

export const config = { matcher: "/api/:path*" };
