import { NextResponse } from "next/server";

export async function POST(req: Request) {
  const { email } = await req.json().catch(() => ({}));
  return NextResponse.json({ subscribed: email });
}
