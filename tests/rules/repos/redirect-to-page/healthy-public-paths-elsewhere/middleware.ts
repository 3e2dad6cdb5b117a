import { NextResponse, type NextRequest } from "next/server";
import { isPublicPath } from "@acme/auth";

export function middleware(request: NextRequest) {
  if (isPublicPath(request.nextUrl.pathname) || request.cookies.has("session")) return NextResponse.next();
  return NextResponse.redirect(new URL("/login", request.url));
}
