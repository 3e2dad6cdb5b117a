import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export const maxDuration = 30;

export async function GET() {
  const invoices = await db.invoice.findMany({ take: 2 });
  return NextResponse.json(invoices);
}
