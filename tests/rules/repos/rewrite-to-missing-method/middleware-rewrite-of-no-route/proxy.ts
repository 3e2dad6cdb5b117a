import { NextResponse, type NextRequest } from "next/server";

export function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl;
  if (pathname.startsWith("/api/") && !pathname.startsWith("/api/v2/")) {
    return NextResponse.rewrite(new URL(pathname.replace("/api/", "/api/v2/"), request.url));
  }
}
