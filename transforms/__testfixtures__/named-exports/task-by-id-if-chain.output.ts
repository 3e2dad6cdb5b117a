import { NextResponse } from "next/server";
import { db } from "@/lib/db";

// One task, by its id.
export async function GET(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  const task = await db.task.findUnique({ where: { id } });
  if (!task) return NextResponse.json({ error: "Task not found" }, { status: 404 });
  return NextResponse.json(task);
}

export async function DELETE(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  await db.task.delete({ where: { id } });
  // Nothing to send back.
  return new Response(null, { status: 204 });
}
