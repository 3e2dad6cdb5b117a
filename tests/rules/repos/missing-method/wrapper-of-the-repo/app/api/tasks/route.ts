import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  return NextResponse.json(await db.tasks());
}

export async function POST(request: Request) {
  const task = await request.json();
  return NextResponse.json(await db.add(task), { status: 201 });
}
