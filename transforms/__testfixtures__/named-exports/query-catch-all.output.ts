import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: Request, { params }: { params: Promise<{ slug: string[] }> }) {
  const { slug } = await params;
  const path = slug.join("/");

  const post = await db.post.findFirst({ where: { path } });
  if (!post) {
    return NextResponse.json({ error: `No page at /${path}`, depth: slug.length }, { status: 404 });
  }
  return NextResponse.json({ post, parent: slug.length > 1 ? slug[slug.length - 2] : null });
}
