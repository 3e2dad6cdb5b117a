import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  const messages = await db.message.findMany();
  return NextResponse.json(messages);
}

export async function POST(req: Request) {
  const { text } = await req.json().catch(() => ({}));
  const message = await db.message.create({ data: { text } });
  return NextResponse.json(message, { status: 201 });
}
