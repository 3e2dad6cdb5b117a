import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const PAGE_SIZE = 20;

function slugify(title: string) {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

export async function GET() {
  return NextResponse.json(await db.post.findMany({ take: PAGE_SIZE }));
}

export async function POST(req: Request) {
  const { title } = await req.json().catch(() => ({}));
  if (!title) return NextResponse.json({ error: "title is required" }, { status: 400 });
  return NextResponse.json(await db.post.create({ data: { title, slug: slugify(title) } }), {
    status: 201,
  });
}
