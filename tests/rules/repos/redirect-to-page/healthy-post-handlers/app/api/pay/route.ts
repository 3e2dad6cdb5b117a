import { NextResponse } from "next/server";

async function handler(request: Request) {
  return NextResponse.redirect(new URL("/dashboard", request.url));
}

export { handler as GET, handler as POST };

export async function PUT(request: Request) {
  return NextResponse.redirect(new URL("/api/callback/v2", request.url), 307);
}

export async function PATCH() {
  return NextResponse.redirect("https://pay.example.com/session");
}
