import { NextResponse } from "next/server";
import { complete } from "@/lib/ai";

export async function POST(req: Request) {
  try {
    const { messages = [] } = await req.json().catch(() => ({}));
    const last = messages[messages.length - 1]?.content;
    if (!last) {
      return NextResponse.json({ error: "No message" }, { status: 400 });
    }
    const reply = await complete(last);
    return NextResponse.json({ role: "assistant", content: reply });
  } catch (error) {
    console.error("Chat error:", error);
    return NextResponse.json({ error: "Failed to get a reply" }, { status: 500 });
  }
}
