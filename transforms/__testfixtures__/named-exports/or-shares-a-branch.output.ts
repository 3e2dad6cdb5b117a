import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return NextResponse.json(await db.product.findUnique({ where: { id } }));
}

export async function PUT(req: Request, { params }: { params: Promise<{ id: string }> }) {
  // Update the product
  const { name, price } = await req.json().catch(() => ({}));
  const { id } = await params;
  const product = await db.product.update({ where: { id }, data: { name, price } });
  return NextResponse.json(product);
}

export { PUT as PATCH };
