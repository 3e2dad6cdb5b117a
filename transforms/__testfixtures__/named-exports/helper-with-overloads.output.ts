import { NextResponse } from "next/server";
import { db } from "@/lib/db";

// What every answer looks like.
function reply(status: number, data?: unknown): Response {
  return NextResponse.json({ ok: status < 400, data: data ?? null }, { status });
}

export async function GET(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const order = await db.order.findUnique({ where: { id } });
  if (!order) return reply(404);
  return reply(200, order);
}
