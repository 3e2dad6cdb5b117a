import { NextResponse } from "next/server";
import { complete } from "@/lib/ai";

export const POST = async (req) => {
  const { prompt } = await req.json().catch(() => ({}));
  if (!prompt) {
    return NextResponse.json({ error: "prompt is required" }, { status: 400 });
  }
  return NextResponse.json({ text: await complete(prompt, { temperature: 0.2 }) });
};
