import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  const tasks = await db.task.findMany();
  return NextResponse.json(tasks);
}

export async function POST(req: Request) {
  const { title } = await req.json().catch(() => ({}));
  if (!title?.trim()) {
    return NextResponse.json({ error: "Title is required" }, { status: 400 });
  }

  const task = await db.task.create({ data: { title: title.trim(), done: false } });
  return NextResponse.json(task, { status: 201 });
}
