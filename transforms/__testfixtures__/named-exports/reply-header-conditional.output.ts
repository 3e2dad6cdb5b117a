import { NextResponse } from "next/server";
import { rateLimit } from "@/lib/limits";
import { complete } from "@/lib/ai";

export async function POST(req: Request) {
  const key = req.headers.get("x-api-key") || "anonymous";
  const { success, remaining, reset } = await rateLimit(key);

  const headers = new Headers();
  if (remaining < 10) {
    headers.set("X-RateLimit-Remaining", String(remaining));
  }
  if (!success) {
    headers.set("Retry-After", String(reset));
    return NextResponse.json({ error: "Too many requests" }, { status: 429, headers });
  }

  const { prompt } = await req.json().catch(() => ({}));
  if (!prompt) return NextResponse.json({ error: "Prompt is required" }, { status: 400, headers });

  if (key === "anonymous") {
    headers.set("X-Plan", "free");
  } else {
    headers.set("X-Plan", "paid");
  }

  const answer = await complete(prompt);
  return NextResponse.json({ answer }, { headers });
}
