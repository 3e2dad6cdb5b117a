import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  const getTask = async () => {
    const task = await db.task.findUnique({ where: { id } });
    if (!task) return NextResponse.json({ error: "Task not found" }, { status: 404 });
    return NextResponse.json(task);
  };

  return getTask();
}

export async function PUT(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  const body = await req.json().catch(() => ({}));
  const updateTask = async () => {
    const { title, done } = body;
    const task = await db.task.update({ where: { id }, data: { title, done } });
    return NextResponse.json(task);
  };

  return updateTask();
}

export async function DELETE(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  const deleteTask = async () => {
    await db.task.delete({ where: { id } });
    return new Response(null, { status: 204 });
  };

  return deleteTask();
}
