import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest) {
  const query = Object.fromEntries(req.nextUrl.searchParams);
  const tasks = await db.task.findMany({ where: query });
  return NextResponse.json({ tasks, tag: query.tag, title: `Tasks of ${query.team}` });
}

export async function DELETE(req: NextRequest) {
  const { searchParams } = req.nextUrl;
  const since = Number(searchParams.get("since") ?? NaN);
  if (Number.isNaN(since)) return NextResponse.json({ error: "since when?" }, { status: 400 });
  await db.task.deleteMany({ where: { since, tag: searchParams.get("tag") ?? undefined } });
  return new Response(null, { status: 204 });
}
