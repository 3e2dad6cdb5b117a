import { NextResponse } from "next/server";
import { log } from "@/lib/log";

export async function POST(req: Request) {
  const { title, done, kind } = await req.json().catch(() => ({}));
  if (!title) {
    return NextResponse.json({ error: "A title is needed" }, { status: 400 });
  }
  if (kind === "draft") return NextResponse.json({ title }, { status: 202 });
  const headers = new Headers();
  if (done) {
    log("done", title);
    headers.set("X-Done", "1");
  }
  if (kind === "list") {
    log("list");
    return NextResponse.json([title], { headers });
  }
  if (title.length > 20) {
    log("long");
    return NextResponse.json({ error: "Too long" }, { status: 422, headers });
  }
  return NextResponse.json({ title }, { status: 201, headers });
}
