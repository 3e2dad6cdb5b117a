import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest) {
  let found = null;
  const ids = req.nextUrl.searchParams.getAll("id");
  search: for (const order of await db.order.findMany()) {
    for (const wanted of [ids.length > 1 ? ids : ids[0]].flat()) {
      if (order.id === wanted) {
        found = order;
        break search;
      }
    }
  }
  return found
    ? NextResponse.json(found)
    : NextResponse.json({ error: "No such order" }, { status: 404 });
}
