import { NextResponse } from "next/server";

const notes = ["milk"];

export async function POST(req: Request) {
  const { text } = await req.json().catch(() => ({}));
  if (!text) return NextResponse.json({ error: "text is missing" }, { status: 400 });
  notes.push(text);
  return NextResponse.json({ count: notes.length }, { status: 201 });
}

export async function GET() {
  return NextResponse.json(notes);
}
