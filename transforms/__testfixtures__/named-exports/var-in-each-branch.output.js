import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  var tasks = await db.task.findMany();
  return NextResponse.json(tasks);
}

export async function POST(req) {
  const body = await req.json().catch(() => ({}));
  var tasks = await db.task.create({ data: body });
  return NextResponse.json(tasks, { status: 201 });
}
