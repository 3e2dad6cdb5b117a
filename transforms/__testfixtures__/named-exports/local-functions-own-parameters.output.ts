import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  async function handleGet() {
    const tasks = await db.task.findMany();
    return NextResponse.json(tasks);
  }
  return handleGet();
}

export async function POST(req: Request) {
  const body = await req.json().catch(() => ({}));
  const handlePost = async () => {
    const { title } = body;
    if (!title) return NextResponse.json({ error: "title" }, { status: 400 });
    return NextResponse.json(await db.task.create({ data: { title } }), { status: 201 });
  };
  return handlePost();
}
