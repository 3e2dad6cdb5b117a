import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { searchParams } = req.nextUrl;
  const search = searchParams.get("search") ?? undefined;
  const page = searchParams.get("page") || "1";
  const limit = parseInt(searchParams.get("limit") ?? "10", 10);
  if (searchParams.get("format") === "short") {
    return NextResponse.json({ id: id.toUpperCase() });
  }
  const tasks = await db.task.findMany({ where: { id, search }, take: limit });
  return NextResponse.json({ tasks, page });
}

export async function PATCH(req: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { searchParams } = req.nextUrl;
  const title = searchParams.get("title");
  const notify = searchParams.get("notify") ?? "no";
  if (!title) return NextResponse.json({ error: "A title is needed" }, { status: 400 });
  const task = await db.task.update({ where: { id }, data: { title } });
  return NextResponse.json({ task, notify: notify.toUpperCase() });
}

export async function DELETE(req: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  await db.task.delete({ where: { id } });
  return new Response(null, { status: 204 });
}
