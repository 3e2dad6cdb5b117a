import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function PUT(
  req: Request,
  { params }: { params: Promise<{ teamId: string; memberId: string }> },
) {
  const { teamId, memberId } = await params;

  const { role } = (await req.json().catch(() => ({}))) as { role?: string };
  if (!role) return NextResponse.json({ error: "Role is required" }, { status: 400 });
  const member = await db.member.update({ where: { teamId, userId: memberId }, data: { role } });
  return NextResponse.json(member);
}

export async function DELETE(
  req: Request,
  { params }: { params: Promise<{ teamId: string; memberId: string }> },
) {
  const { teamId, memberId } = await params;

  await db.member.delete({ where: { teamId, userId: memberId } });
  return NextResponse.json({ removed: memberId, from: teamId });
}
