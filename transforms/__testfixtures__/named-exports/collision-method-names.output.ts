import { NextResponse } from "next/server";
import { db } from "@/lib/db";

async function handleGet() {
  return NextResponse.json(await db.member.findMany());
}

export { handleGet as GET };

async function handlePost(req: Request) {
  const body = await req.json().catch(() => ({}));
  return NextResponse.json(await db.member.create({ data: body }), { status: 201 });
}

export { handlePost as POST };
