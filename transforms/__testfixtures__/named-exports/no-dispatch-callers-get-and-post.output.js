import { NextResponse } from "next/server";
import { db } from "@/lib/db";

async function handler(req) {
  const body = await req.json().catch(() => ({}));
  const term = req.nextUrl.searchParams.get("q") || body.q;
  if (!term) {
    return NextResponse.json({ error: "Search term missing" }, { status: 400 });
  }
  const products = await db.product.findMany({ where: { name: { contains: term } } });
  return NextResponse.json({ term, products });
}

export { handler as GET, handler as POST };
