import { NextResponse } from "next/server";
import { db } from "@/lib/db";

async function handler(req) {
  const body = await req.json().catch(() => ({}));
  const member = await db.member.create({ data: body });
  return NextResponse.json(member);
}

export { handler as POST, handler as PUT };
