import { NextResponse } from "next/server";
import { db } from "@/lib/db";

async function remove(id: string): Promise<{ status: number; body: unknown }> {
  const task = await db.task.findUnique({ where: { id } });
  return task ? statusFor(await db.task.delete({ where: { id } })) : { status: 404, body: { error: "Not found" } };
}

const statusFor = (task: { done?: boolean }) => ({ status: Number(task.done ? "204" : "200"), body: task });

export async function DELETE(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { status, body } = await remove(id);
  return [204, 304].includes(status) ? new Response(null, { status }) : NextResponse.json(body, { status });
}
