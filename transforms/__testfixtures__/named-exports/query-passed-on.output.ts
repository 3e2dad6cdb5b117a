import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

type Filters = Partial<Record<string, string | string[]>>;

function toWhere(query: Filters) {
  const where: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(query)) {
    if (key !== "orgId" && value) where[key] = Array.isArray(value) ? { in: value } : value;
  }
  return where;
}

export async function GET(req: NextRequest, { params }: { params: Promise<{ orgId: string }> }) {
  const query = { ...Object.fromEntries(req.nextUrl.searchParams), ...(await params) };
  const invoices = await db.invoice.findMany({ where: { orgId: query.orgId, ...toWhere(query) } });
  return NextResponse.json(invoices);
}
