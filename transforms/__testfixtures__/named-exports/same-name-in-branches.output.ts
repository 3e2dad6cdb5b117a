import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const name = "customers";

export async function POST(req: Request) {
  const label = `all ${name}`;
  {
    const { name, label: tag } = await req.json().catch(() => ({}));
    const customer = await db.customer.create({ data: { name, tag } });
    return NextResponse.json({ customer, label }, { status: 201 });
  }
}

export async function GET() {
  const label = `all ${name}`;
  const customers = await db.customer.findMany();
  return NextResponse.json({ customers, label, name });
}
