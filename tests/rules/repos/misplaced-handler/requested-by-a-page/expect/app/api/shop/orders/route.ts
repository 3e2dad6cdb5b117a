import { type NextRequest, NextResponse } from "next/server";
import { addOrder, listOrders } from "../../../../lib/orders";

export async function GET(req: NextRequest) {
  return NextResponse.json(
    (await listOrders(String(req.nextUrl.searchParams.get("customer")))) ?? null,
  );
}

export async function POST(req: NextRequest) {
  const { log } = await import("../log");
  log("order");
  const body = await req.json().catch(() => ({}));
  return NextResponse.json((await addOrder(body)) ?? null, { status: 201 });
}
