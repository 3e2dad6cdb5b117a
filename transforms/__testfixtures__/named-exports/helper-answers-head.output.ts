import { NextResponse } from "next/server";
import { db } from "@/lib/db";

// Reads
export async function GET() {
  return NextResponse.json(await db.task.findMany());
}

export async function HEAD() {
  return new Response(null, { headers: { "X-Count": String(await db.task.count()) } });
}

export async function POST(req: Request) {
  const body = await req.json().catch(() => ({}));
  return NextResponse.json(await db.task.create({ data: body }), { status: 201 });
}
