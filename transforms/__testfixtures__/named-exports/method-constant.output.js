import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const MESSAGES = { notAllowed: "Method not allowed", noId: "Missing id" };

export async function PATCH(req) {
  const { id, name } = await req.json().catch(() => ({}));
  if (!id) return NextResponse.json({ error: MESSAGES.noId }, { status: 400 });

  const user = await db.user.update({ where: { id }, data: { name } });
  return NextResponse.json(user);
}
