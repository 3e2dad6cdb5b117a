import { NextResponse } from "next/server";

export async function POST(request: Request) {
  const form = await request.formData();
  if (form.get("password") !== "let me in") return Response.redirect(new URL("/dashboard", request.url));
  return NextResponse.redirect(new URL("/dashboard", request.url), { status: 303 });
}
