import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  return db.order
    .findUnique({ where: { id } })
    .then((order) => (order ? NextResponse.json(order) : NextResponse.json({ error: "Not found" }, { status: 404 })));
}

export async function DELETE(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;

  return db.order.delete({ where: { id } }).then(
    () => new Response(null, { status: 204 }),
    () => NextResponse.json({ error: "Nothing to delete" }, { status: 404 }),
  );
}
