import { NextRequest, NextResponse } from "next/server";
import { prisma } from "@/lib/db";

export async function GET(req: NextRequest) {
  const page = parseInt(req.nextUrl.searchParams.get("page") || "1", 10);
  const posts = await prisma.post.findMany({ skip: page - 1, take: 1 });
  const total = await prisma.post.count();

  return NextResponse.json({ posts, page, pages: Math.ceil(total / 10) });
}
