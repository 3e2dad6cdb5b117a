import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest) {
  return NextResponse.json(
    await db.task.findMany({ where: { status: req.nextUrl.searchParams.get("status") ?? undefined } }),
  );
}

export async function POST(req: NextRequest) {
  const { title } = await req.json().catch(() => ({}));
  const task = await db.task.create({ data: { title } });
  return NextResponse.json(task, { status: 201 });
}
