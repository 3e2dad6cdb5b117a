import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest) {
  const status = req.nextUrl.searchParams.get("status") ?? undefined;
  const tasks = await db.task.findMany({ where: { status } });
  return NextResponse.json(tasks);
}

export async function POST(req: NextRequest) {
  const { title } = await req.json().catch(() => ({}));
  if (!title) {
    return NextResponse.json({ error: "Title is required" }, { status: 400 });
  }
  const task = await db.task.create({ data: { title } });
  return NextResponse.json(task, { status: 201 });
}

export async function DELETE() {
  const { count } = await db.task.deleteMany({ where: { done: true } });
  return NextResponse.json({ deleted: count });
}
