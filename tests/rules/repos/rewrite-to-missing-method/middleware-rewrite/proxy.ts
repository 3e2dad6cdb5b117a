import { NextResponse, type NextRequest } from "next/server";

export function proxy(request: NextRequest) {
  if (request.cookies.get("beta")?.value === "1" && request.nextUrl.pathname.startsWith("/api/tasks")) {
    return NextResponse.rewrite(new URL(request.nextUrl.pathname.replace("/api/", "/api/v2/"), request.url));
  }
  return NextResponse.next();
}

export const config = { matcher: "/api/:path*" };
