import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  const users = await db.user.findMany();
  return NextResponse.json(users);
}

export async function POST(req: Request) {
  const body = await req.json().catch(() => ({}));
  const user = await db.user.create({ data: body });
  return NextResponse.json(user, { status: 201 });
}
