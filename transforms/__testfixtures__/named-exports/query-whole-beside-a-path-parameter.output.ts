import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const query: Record<string, string> = { ...Object.fromEntries(req.nextUrl.searchParams), ...(await params) };
  const where = ["status", "sort"].filter((key) => query[key]);
  const posts = await db.post.findMany({ where: { blog: query.id, where }, take: Number(query.limit) || 20 });
  return NextResponse.json({ posts, asked: Object.keys(query).length });
}
