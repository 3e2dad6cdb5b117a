import { NextResponse, type NextRequest } from "next/server";

export function middleware(request: NextRequest) {
  const wantsPage = request.headers.get("accept")?.includes("text/html");
  if (wantsPage && !request.cookies.has("session")) {
    return NextResponse.redirect(new URL("/login", request.url));
  }
  return NextResponse.next();
}
