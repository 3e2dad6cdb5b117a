import { get } from "@vercel/edge-config";
import { NextResponse, type NextRequest } from "next/server";

export async function middleware(request: NextRequest) {
  if (process.env.MAINTENANCE === "1" || (await get("maintenance"))) {
    return NextResponse.json({ error: "Back soon" }, { status: 503 });
  }
  const host = request.headers.get("host");
  if (host?.startsWith("docs.")) return NextResponse.rewrite(new URL(`/docs${request.nextUrl.pathname}`, request.url));
}
