import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  return NextResponse.json(await db.task.findMany());
}

export async function POST(request: Request) {
  const body = await request.json();
  return NextResponse.json(await db.task.create({ data: body }), { status: 201 });
}
