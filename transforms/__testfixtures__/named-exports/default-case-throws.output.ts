import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  try {
    return NextResponse.json(await db.post.findMany());
  } catch (error) {
    const message = error instanceof Error ? error.message : "Unknown error";
    return NextResponse.json({ error: message }, { status: 500 });
  }
}

export async function POST(req: Request) {
  try {
    const { title } = await req.json().catch(() => ({}));
    if (!title) throw new Error("Title is required");
    return NextResponse.json(await db.post.create({ data: { title } }), { status: 201 });
  } catch (error) {
    const message = error instanceof Error ? error.message : "Unknown error";
    return NextResponse.json({ error: message }, { status: 500 });
  }
}
