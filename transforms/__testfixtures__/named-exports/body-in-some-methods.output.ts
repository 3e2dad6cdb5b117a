import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  const member = await db.member.findUnique({ where: { id } });
  if (!member) return NextResponse.json({ error: "Not found" }, { status: 404 });
  return NextResponse.json(member);
}

export async function PUT(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { name, email } = await req.json().catch(() => ({}));

  if (!name) return NextResponse.json({ error: "name is required" }, { status: 400 });
  const member = await db.member.update({ where: { id }, data: { name, email } });
  return NextResponse.json(member);
}

export async function DELETE(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  await db.member.delete({ where: { id } });
  return new Response(null, { status: 204 });
}
