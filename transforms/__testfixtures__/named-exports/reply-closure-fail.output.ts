import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function DELETE(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const fail = (status: number, message: string) => NextResponse.json({ error: message }, { status });

  const { id } = await params;

  const project = await db.project.findUnique({ where: { id } });
  if (!project) return fail(404, "Project not found");

  await db.project.delete({ where: { id } });
  return new Response(null, { status: 204 });
}

export async function PUT(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const fail = (status: number, message: string) => NextResponse.json({ error: message }, { status });

  const { id } = await params;

  const project = await db.project.findUnique({ where: { id } });
  if (!project) return fail(404, "Project not found");

  const { name } = await req.json().catch(() => ({}));
  if (!name) return fail(400, "Name is required");
  const updated = await db.project.update({ where: { id }, data: { name } });
  return NextResponse.json(updated);
}
