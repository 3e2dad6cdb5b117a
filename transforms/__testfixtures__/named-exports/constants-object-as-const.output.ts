import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const STATUS = { OK: 200, CREATED: 201, NOT_ALLOWED: 405 } as const;

export async function GET() {
  return NextResponse.json(await db.event.findMany(), { status: STATUS.OK });
}

export async function POST(req: Request) {
  const body = await req.json().catch(() => ({}));
  return NextResponse.json(await db.event.create({ data: body }), { status: STATUS.CREATED });
}

export async function DELETE() {
  return NextResponse.json(await db.event.deleteMany(), { status: STATUS.OK });
}
