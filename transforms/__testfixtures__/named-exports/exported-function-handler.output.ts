import { NextResponse } from "next/server";
import { audit } from "@/lib/log";

export async function POST(req: Request) {
  const body = await req.json().catch(() => ({}));
  await audit("feedback", body);
  return NextResponse.json({ ok: true });
}
