import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest) {
  const { searchParams, pathname } = req.nextUrl;
  const status = searchParams.get("status");
  const tags = searchParams.getAll("tag");

  const orders = await db.order.findMany({ where: { status, tags } });
  return NextResponse.json({ pathname, status, tags, orders });
}
