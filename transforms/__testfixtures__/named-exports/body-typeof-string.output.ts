import { NextResponse } from "next/server";
import { track } from "@/lib/track";

export async function POST(req: Request) {
  const data = JSON.parse((await req.text()) || "{}");
  // navigator.sendBeacon sends text/plain
  const body = typeof data === "string" ? JSON.parse(data) : data;
  const { event, properties } = body;

  if (!event) {
    return NextResponse.json({ error: "event is required" }, { status: 400 });
  }

  track(event, properties);
  return NextResponse.json({ ok: true }, { status: 202 });
}
