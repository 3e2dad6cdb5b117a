import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: Request) {
  const isWrite = ["POST", "PUT"].some((method) => method === req.method);
  return NextResponse.json(await db.customer.findMany());
}

export async function POST(req: Request) {
  const isWrite = ["POST", "PUT"].some((method) => method === req.method);

  const { name } = await req.json().catch(() => ({}));
  if (!name) return NextResponse.json({ error: "name is required" }, { status: 400 });
  return NextResponse.json(await db.customer.create({ data: { name, via: req.method } }));
}

export { POST as PUT };
