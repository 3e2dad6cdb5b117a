import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req, { params }) {
  const { id } = await params;
  const task = await db.task.findUnique({ where: { id } });
  if (!task) NextResponse.json({ error: "not found" }, { status: 404 });
  return NextResponse.json(task);
}
