import { NextResponse } from "next/server";
import { db } from "@/lib/db";

function fail(status: number, error: string) {
  return NextResponse.json({ error }, { status, headers: { "Cache-Control": "no-store" } });
}

function notFound(what: string) {
  return fail(404, `${what} not found`);
}

export async function GET(req: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const post = await db.post.findUnique({ where: { slug } });
  if (!post) return notFound("Post");
  return NextResponse.json(post);
}

export async function DELETE(req: Request, { params }: { params: Promise<{ slug: string }> }) {
  if (req.headers.get("x-role") !== "editor") return fail(403, "Editors only");
  const { slug } = await params;
  const post = await db.post.findUnique({ where: { slug } });
  if (!post) return notFound("Post");
  await db.post.delete({ where: { id: post.id } });
  return new Response(null, { status: 204 });
}
