import { NextResponse, type NextRequest } from "next/server";

export function middleware(request: NextRequest) {
  if (request.cookies.has("session")) return NextResponse.next();
  const { pathname } = request.nextUrl;
  const isApi = /^\/(api|trpc)\//.test(pathname);
  return isApi
    ? NextResponse.json({ error: "Unauthorized" }, { status: 401 })
    : NextResponse.redirect(new URL("/login", request.url));
}
