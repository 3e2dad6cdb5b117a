import { NextResponse } from "next/server";
import { track } from "@/lib/track";

export async function POST(req: Request) {
  let body = req.headers.get("content-type")?.includes("application/json")
    ? await req.json().catch(() => ({}))
    : await req.text();
  if (typeof body === "string") {
    try {
      body = JSON.parse(body);
    } catch {
      return NextResponse.json({ error: "Invalid JSON" }, { status: 400 });
    }
  }

  const { name, tags = [] } = body;
  if (!name) return NextResponse.json({ error: "name is required" }, { status: 400 });
  track("import", { name, tags });
  return NextResponse.json({ name, tags }, { status: 202 });
}
