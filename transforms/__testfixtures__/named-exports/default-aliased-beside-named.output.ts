import { NextResponse } from "next/server";

async function POST(req: Request) {
  const { a, b } = await req.json().catch(() => ({}));
  return NextResponse.json({ sum: Number(a) + Number(b) });
}

export { POST };
