import { NextResponse, type NextRequest } from "next/server";

const publicPaths = ["/login", "/about"];

export function middleware(request: NextRequest) {
  const session = request.cookies.get("session")?.value;
  const isPublic = publicPaths.some((path) => request.nextUrl.pathname.startsWith(path));
  if (!session && !isPublic) {
    return NextResponse.redirect(new URL("/login", request.url));
  }
  return NextResponse.next();
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|favicon.ico).*)"],
};
