import { NextResponse } from "next/server";

export async function GET(request: Request) {
  if (request.method !== "POST") {
    return NextResponse.json({ error: "Method not allowed" }, { status: 405 });
  }
  const { email } = await request.json();
  return NextResponse.json({ email });
}
