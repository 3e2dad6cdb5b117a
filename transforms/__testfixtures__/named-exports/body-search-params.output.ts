import { NextResponse } from "next/server";

export async function POST(req: Request) {
  const body = req.headers.get("content-type")?.includes("application/json")
    ? await req.json().catch(() => ({}))
    : await req.text();
  const fields = new URLSearchParams(body);
  const email = fields.get("email");
  if (!email)
    return NextResponse.json({ error: "email is required" }, { status: 400 });
  return NextResponse.json({ email });
}
