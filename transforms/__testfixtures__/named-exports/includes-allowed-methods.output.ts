import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  return NextResponse.json(await db.user.findMany());
}

export async function POST(req: Request) {
  const { name, email } = await req.json().catch(() => ({}));
  return NextResponse.json(await db.user.create({ data: { name, email } }), { status: 201 });
}
