import { NextResponse, type NextRequest } from "next/server";

export function proxy(request: NextRequest) {
  if (!request.cookies.has("session")) return NextResponse.json({ error: "Sign in" }, { status: 401 });
  return NextResponse.next();
}

export const config = { matcher: "/api/:path*" };
