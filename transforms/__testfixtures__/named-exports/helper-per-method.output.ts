import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest) {
  return handleGet(req);
}

export async function POST(req: NextRequest) {
  return handlePost(req);
}

export async function DELETE() {
  return handleDelete();
}

async function handleGet(req: NextRequest) {
  const status = req.nextUrl.searchParams.get("status") ?? undefined;
  const tasks = await db.task.findMany({ where: { status } });
  return NextResponse.json(tasks);
}

async function handlePost(req: NextRequest) {
  const { title } = await req.json().catch(() => ({}));
  if (!title) {
    return NextResponse.json({ error: "Title is required" }, { status: 400 });
  }
  const task = await db.task.create({ data: { title } });
  return NextResponse.json(task, { status: 201 });
}

async function handleDelete() {
  const { count } = await db.task.deleteMany({ where: { done: true } });
  return NextResponse.json({ deleted: count });
}
