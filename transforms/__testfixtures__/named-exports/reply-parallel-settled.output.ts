import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";
import { rateLimit } from "@/lib/limits";

type Stats = { users: number; orders: number; healthy: boolean };

export async function GET(req: NextRequest) {
  const [users, orders, limit] = await Promise.all([
    db.user.count(),
    db.order.count({ where: { status: req.nextUrl.searchParams.get("status") ?? undefined } }),
    rateLimit(req.headers.get("x-client") === "busy" ? "busy" : "stats"),
  ]);

  return NextResponse.json<Stats | { error: string }>(
    { users, orders, healthy: limit.success },
    { status: limit.success ? 200 : 503, headers: { "Cache-Control": limit.success ? "s-maxage=30" : "no-store" } },
  );
}
