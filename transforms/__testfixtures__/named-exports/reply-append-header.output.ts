import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest) {
  const page = Number(req.nextUrl.searchParams.get("page") ?? 1);
  const products = await db.product.findMany({ skip: (page - 1) * 10, take: 10 });

  const headers = new Headers();
  headers.set("Link", `</api/products?page=1>; rel="first"`);
  if (page > 1) {
    headers.append("Link", `</api/products?page=${page - 1}>; rel="prev"`);
  }
  headers.append("Set-Cookie", `page=${page}; Path=/`);
  headers.append("Set-Cookie", "seen=1; Path=/");
  return NextResponse.json(products, { headers });
}
