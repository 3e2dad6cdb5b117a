import { NextResponse } from "next/server";

export async function POST(req) {
  const { ids } = await req.json().catch(() => ({}));
  return NextResponse.json({ counted: ids.length }, { status: 201 });
}
