import { NextResponse, type NextRequest } from "next/server";

export function middleware(request: NextRequest) {
  if (!request.cookies.has("session")) return NextResponse.redirect(new URL("/login", request.url), 303);
}
