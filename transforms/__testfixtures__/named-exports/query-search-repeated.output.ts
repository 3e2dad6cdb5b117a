import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest) {
  const { searchParams } = req.nextUrl;
  const tagValues = searchParams.getAll("tag");
  const tag = tagValues.length > 1 ? tagValues : tagValues[0];
  const author = searchParams.get("author") ?? undefined;
  const tags = Array.isArray(tag) ? tag : tag ? [tag] : [];

  const posts = await db.post.findMany({
    where: { tags: { hasEvery: tags }, author },
  });

  return NextResponse.json({ tags, posts });
}
