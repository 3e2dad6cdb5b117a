import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  const tasks = await db.task.findMany();
  return NextResponse.json(tasks);
}

export async function POST(req: Request) {
  const { title } = await req.json().catch(() => ({}));
  const task = await db.task.create({ data: { title, done: false } });
  return NextResponse.json(task, { status: 201 });
}
