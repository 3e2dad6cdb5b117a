import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest) {
  const idParam = req.nextUrl.searchParams.get("id");
  const id = idParam ? String(idParam) : null;

  if (id) {
    const task = await db.task.findUnique({ where: { id } });
    return task
      ? NextResponse.json(task)
      : NextResponse.json({ error: "Task not found" }, { status: 404 });
  }

  return NextResponse.json(await db.task.findMany());
}

export async function DELETE(req: NextRequest) {
  const idParam = req.nextUrl.searchParams.get("id");
  const id = idParam ? String(idParam) : null;

  if (id) {
    await db.task.delete({ where: { id } });
    return NextResponse.json({ ok: true });
  }

  return NextResponse.json({ error: "Method not allowed" }, { status: 405 });
}
