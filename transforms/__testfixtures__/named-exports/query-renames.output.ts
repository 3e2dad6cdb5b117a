import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const { searchParams } = req.nextUrl;
  const { id: projectId } = await params;
  const order = searchParams.get("sort") ?? "asc";
  const dueBefore = searchParams.get("due-before") ?? undefined;

  const tasks = await db.task.findMany({ where: { projectId, dueBefore }, orderBy: { title: order } });
  return NextResponse.json({ projectId, order, tasks });
}
