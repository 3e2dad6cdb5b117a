import { type NextRequest, NextResponse } from "next/server";
import { getSession } from "@/lib/auth";
import { db } from "@/lib/db";

export async function GET(req: NextRequest) {
  const session = await getSession(req.cookies.get("session")?.value);
  if (!session) {
    return NextResponse.json({ error: "Not authenticated" }, { status: 401 });
  }

  const orders = await db.order.findMany({ where: { userId: session.user.id } });
  return NextResponse.json({ orders, theme: req.cookies.get("theme")?.value });
}

export async function POST(req: NextRequest) {
  const session = await getSession(req.cookies.get("session")?.value);
  if (!session) {
    return NextResponse.json({ error: "Not authenticated" }, { status: 401 });
  }

  const order = await db.order.create({ data: { ...(await req.json().catch(() => ({}))), userId: session.user.id } });
  return NextResponse.json(order, { status: 201 });
}
