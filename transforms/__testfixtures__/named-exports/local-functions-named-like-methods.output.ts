import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  return NextResponse.json(await db.task.findMany());
}

export async function POST(req: Request) {
  const { title } = await req.json().catch(() => ({}));
  return NextResponse.json(await db.task.create({ data: { title } }), { status: 201 });
}
