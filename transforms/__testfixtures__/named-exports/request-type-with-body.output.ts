import { NextResponse } from "next/server";
type Item = { price: number; qty: number };
export async function POST(req: Request) {
  const body = (await req.json().catch(() => ({}))) as { items: Item[]; coupon?: string };
  if (!body.items) return NextResponse.json({ error: "items" }, { status: 400 });
  const total = body.items.reduce((sum, i) => sum + i.price * i.qty, 0);
  const names = body.items.map((i) => i.qty);
  if (body.coupon) return NextResponse.json({ total: total / 2, names });
  return NextResponse.json({ total, names, body });
}
