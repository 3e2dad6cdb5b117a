import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req) {
  const sku = req.nextUrl.searchParams.get("sku");
  lookup: {
    if (!sku) break lookup;
    const product = await db.product.findUnique({ where: { id: sku } });
    if (!product) break lookup;
    return NextResponse.json(product);
  }
  return NextResponse.json({ code: 404, error: "Not found" }, { status: 404 });
}
