import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest) {
  const { searchParams } = req.nextUrl;
  const query: Record<string, string | string[] | undefined> = Object.fromEntries(
    Array.from(searchParams.keys(), (key) => {
      const values = searchParams.getAll(key);
      return [key, values.length > 1 ? values : values[0]];
    }),
  );
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

export async function PUT(req: NextRequest) {
  const body = await req.json().catch(() => (req.headers.has("content-type") ? {} : ""));
  const saved = await db.task.create({ data: body });
  return NextResponse.json(saved);
}
