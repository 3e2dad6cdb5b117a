// src/pages/api/tasks/index.ts
import { NextResponse } from "next/server";
import { prisma } from "@/lib/db";

export async function GET() {
  try {
    const tasks = await prisma.task.findMany({ orderBy: { id: "asc" } });
    return NextResponse.json(tasks);
  } catch (error) {
    console.error("API error:", error);
    return NextResponse.json({ error: "Internal server error" }, { status: 500 });
  }
}

export async function POST(req: Request) {
  try {
    const { title } = await req.json().catch(() => ({}));
    if (!title) {
      return NextResponse.json({ error: "Title is required" }, { status: 400 });
    }
    const task = await prisma.task.create({ data: { title } });
    return NextResponse.json(task, { status: 201 });
  } catch (error) {
    console.error("API error:", error);
    return NextResponse.json({ error: "Internal server error" }, { status: 500 });
  }
}
