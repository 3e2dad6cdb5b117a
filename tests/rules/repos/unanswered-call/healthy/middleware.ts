import { NextResponse, type NextRequest } from "next/server";

export function middleware(request: NextRequest) {
  return NextResponse.json({ received: request.nextUrl.pathname });
}

export const config = { matcher: "/api/hooks/:path*" };
