import { NextResponse } from "next/server";

export async function PUT(req: Request) {
  const payload = await req.text();
  return NextResponse.json({ payload });
}
