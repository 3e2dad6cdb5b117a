// pages/api/users/[id].ts
import { NextResponse } from "next/server";
import { prisma } from "@/lib/db";

export async function GET(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  const user = await prisma.user.findUnique({ where: { id: String(id) } });
  if (!user) {
    return NextResponse.json({ message: "User not found" }, { status: 404 });
  }
  return NextResponse.json(user);
}

export async function PUT(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  const { name, email } = await req.json().catch(() => ({}));
  const user = await prisma.user.update({ where: { id: String(id) }, data: { name, email } });
  return NextResponse.json(user);
}

export async function DELETE(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  await prisma.user.delete({ where: { id: String(id) } });
  return new Response(null, { status: 204 });
}
