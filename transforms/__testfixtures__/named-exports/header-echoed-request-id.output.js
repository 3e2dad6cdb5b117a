import { NextResponse } from "next/server";
import { db } from "@/lib/db";
import { track } from "@/lib/track";

const PLANS = { free: { region: "eu" }, team: {} };

export async function POST(req) {
  const requestId = req.headers.get("x-request-id").toString();
  const { sku } = await req.json().catch(() => ({}));
  track("order", sku);
  return NextResponse.json(
    { ok: true },
    { status: 201, headers: { "X-Request-Id": requestId } },
  );
}

export async function GET(req) {
  const plan = PLANS[req.nextUrl.searchParams.get("plan")];
  const headers = new Headers();
  try {
    headers.set("X-Region", (plan?.region).toString());
  } catch {
    return NextResponse.json({ error: "unknown plan" }, { status: 400 });
  }
  return NextResponse.json(await db.order.findMany(), { headers });
}
