import { NextResponse } from "next/server";
import { rateLimit } from "@/lib/limits";
import { complete } from "@/lib/ai";

async function allowed(req: Request, headers: Headers) {
  const { success, remaining } = await rateLimit(String(req.headers.get("x-forwarded-for") ?? "unknown"));
  headers.set("X-RateLimit-Remaining", String(remaining));
  if (!success) {
    return NextResponse.json({ error: "Too many requests" }, { status: 429, headers });
  }
  return success;
}

export async function POST(req: Request) {
  const headers = new Headers();
  const denied = await allowed(req, headers);
  if (denied instanceof Response) return denied;

  const { prompt } = await req.json().catch(() => ({}));
  if (!prompt) return NextResponse.json({ error: "Prompt is required" }, { status: 400, headers });
  return NextResponse.json({ text: await complete(prompt) }, { headers });
}
