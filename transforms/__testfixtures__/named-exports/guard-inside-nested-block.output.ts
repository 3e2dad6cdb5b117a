import { NextResponse } from "next/server";
import { userFrom } from "@/lib/auth";
import { db } from "@/lib/db";

export async function GET(req: Request) {
  const user = await userFrom(req.headers.get("authorization") ?? undefined);
  if (user) {
    const orders = await db.order.findMany({ where: { userId: user.id } });
    return NextResponse.json(orders);
  } else {
    return NextResponse.json({ error: "Not authenticated" }, { status: 401 });
  }
}

export async function POST(req: Request) {
  const user = await userFrom(req.headers.get("authorization") ?? undefined);
  if (user) {
    const order = await db.order.create({ data: { ...(await req.json().catch(() => ({}))), userId: user.id } });
    return NextResponse.json(order, { status: 201 });
  } else {
    return NextResponse.json({ error: "Not authenticated" }, { status: 401 });
  }
}
