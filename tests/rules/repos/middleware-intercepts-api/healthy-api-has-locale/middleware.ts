import { NextResponse, type NextRequest } from "next/server";

export function middleware(request: NextRequest) {
  const { pathname } = request.nextUrl;
  if (pathname.startsWith("/api/health")) return NextResponse.next();
  if (!/^\/(en|de)\//.test(pathname)) return NextResponse.redirect(new URL(`/en${pathname}`, request.url), 308);
}
