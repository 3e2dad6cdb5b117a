import { NextResponse } from "next/server";
import { db } from "@/lib/db";

/** Lists and creates tasks. */
export async function GET() {
  return NextResponse.json(await db.task.findMany());
}

export async function POST(req: Request) {
  const { title } = await req.json().catch(() => ({}));
  if (!title)
    return NextResponse.json({ error: "Title is required" }, { status: 400 });
  return NextResponse.json(await db.task.create({ data: { title } }), {
    status: 201,
  });
}
