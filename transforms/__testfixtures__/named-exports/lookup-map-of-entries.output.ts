import { NextResponse } from "next/server";
import { db } from "@/lib/db";

// Everything, the newest first.
export async function GET() {
  return NextResponse.json(await db.task.findMany({ orderBy: { createdAt: "desc" } }));
}

export async function POST(req: Request) {
  const { title } = await req.json().catch(() => ({}));
  return NextResponse.json(await db.task.create({ data: { title } }), { status: 201 });
}
