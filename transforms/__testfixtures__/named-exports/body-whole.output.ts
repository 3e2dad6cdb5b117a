import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function POST(req: Request) {
  const body = await req.json().catch(() => ({}));
  const event = await db.event.create({ data: body });
  return NextResponse.json(event, { status: 201 });
}
