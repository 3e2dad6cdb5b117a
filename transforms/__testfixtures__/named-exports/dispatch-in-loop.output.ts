import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function DELETE(req: Request) {
  const body = await req.json().catch(() => ({}));
  const ids: string[] = body.ids ?? [];
  const results: unknown[] = [];
  for (const id of ids) {
    if (!id) continue;
    results.push(await db.task.delete({ where: { id } }));
    continue;
  }
  return NextResponse.json(results);
}

export async function PUT(req: Request) {
  const body = await req.json().catch(() => ({}));
  const ids: string[] = body.ids ?? [];
  const results: unknown[] = [];
  for (const id of ids) {
    if (!id) continue;
    results.push(await db.task.update({ where: { id }, data: { done: true } }));
  }
  return NextResponse.json(results);
}
