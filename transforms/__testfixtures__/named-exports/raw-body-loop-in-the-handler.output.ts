import { NextResponse } from "next/server";

export async function POST(req: Request) {
  // Read the raw body.
  const rawBody = await req.text();
  const { name } = JSON.parse(rawBody || "{}");
  if (!name) return NextResponse.json({ error: "name?" }, { status: 400 });
  return NextResponse.json({ name, size: rawBody.length });
}
