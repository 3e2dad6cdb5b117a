import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: Request, { params }: { params: { id: string } }) {
  const { id } = params;

  const task = await db.task.findUnique({ where: { id } });
  return task
    ? NextResponse.json(task)
    : NextResponse.json({ error: "Task not found" }, { status: 404 });
}

export async function PATCH(req: Request, { params }: { params: { id: string } }) {
  const { id } = params;

  const body = await req.json().catch(() => ({}));
  return NextResponse.json(await db.task.update({ where: { id }, data: body }));
}
