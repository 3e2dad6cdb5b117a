import { getToken } from "next-auth/jwt";
import { NextResponse, type NextRequest } from "next/server";

export async function middleware(request: NextRequest) {
  const token = await getToken({ req: request });
  if (token && !token.onboarded) {
    return NextResponse.redirect(new URL("/onboarding", request.url));
  }
}
