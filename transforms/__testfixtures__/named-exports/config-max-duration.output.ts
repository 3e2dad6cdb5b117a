import { NextResponse } from "next/server";
import { complete } from "@/lib/ai";

export const maxDuration = 60;

export async function POST(req: Request) {
  const { question } = await req.json().catch(() => ({}));
  const answer = await complete(question);
  return NextResponse.json({ answer });
}
