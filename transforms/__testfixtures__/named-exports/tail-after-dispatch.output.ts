import { NextResponse } from "next/server";
import { db } from "@/lib/db";
import { audit } from "@/lib/log";

export async function GET(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  let result;

  result = await db.task.findUnique({ where: { id } });

  await audit("task", { id, method: req.method });
  return NextResponse.json({ result });
}

export async function PUT(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  let result;

  const body = await req.json().catch(() => ({}));
  result = await db.task.update({ where: { id }, data: body });

  await audit("task", { id, method: req.method });
  return NextResponse.json({ result });
}

export async function DELETE(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  let result;

  result = await db.task.delete({ where: { id } });

  await audit("task", { id, method: req.method });
  return NextResponse.json({ result });
}
