import { NextResponse } from "next/server";
import { prisma } from "@/lib/db";

export async function POST(req: Request) {
  const { email, name } = await req.json().catch(() => ({}));
  const existing = await prisma.user.findFirst({ where: { email } });
  if (existing) {
    return NextResponse.json({ error: "User already exists" }, { status: 409 });
  }

  const user = await prisma.user.create({ data: { email, name, role: "member" } });
  return NextResponse.json({ user }, { status: 201 });
}
