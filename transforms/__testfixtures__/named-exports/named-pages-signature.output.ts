import { NextResponse } from "next/server";
import { prisma } from "@/lib/db";

export async function GET() {
  const tasks = await prisma.task.findMany();
  return NextResponse.json(tasks);
}

export async function POST(req: Request) {
  const { title } = await req.json().catch(() => ({}));
  if (!title) {
    return NextResponse.json({ error: "Title is required" }, { status: 400 });
  }
  const task = await prisma.task.create({ data: { title, done: false } });
  return NextResponse.json(task, { status: 201 });
}
