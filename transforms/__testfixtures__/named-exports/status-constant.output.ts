import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function POST(req: Request) {
  const { name } = await req.json().catch(() => ({}));
  const existing = await db.customer.findFirst({ where: { name: name ?? "missing" } });
  const customer = existing ?? (await db.customer.create({ data: { name } }));
  const status = existing ? 200 : 201;
  return NextResponse.json(customer, { status });
}
