import { NextResponse } from "next/server";
import { track } from "@/lib/track";

export async function POST(req: Request) {
  // navigator.sendBeacon sends text/plain
  const body = JSON.parse((await req.text()) || "{}");
  const { event, properties } = body;

  if (!event) {
    return NextResponse.json({ error: "event is required" }, { status: 400 });
  }

  track(event, properties);
  return NextResponse.json({ ok: true }, { status: 202 });
}
