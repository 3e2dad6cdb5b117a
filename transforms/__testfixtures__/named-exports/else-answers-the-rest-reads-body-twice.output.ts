import { NextResponse } from "next/server";
import { db } from "@/lib/db";

async function readInput(req: Request) {
  const { title, email } = await req
    .clone()
    .json()
    .catch(() => ({}));
  return { title: title || "untitled", email };
}

export async function GET() {
  return NextResponse.json(await db.post.findMany());
}

export async function HEAD(req: Request) {
  const { amount = 1 } = await req
    .clone()
    .json()
    .catch(() => ({}));
  const post = await db.post.create({ data: { ...await readInput(req), amount } });
  return NextResponse.json(post, { status: 201 });
}

export { HEAD as POST, HEAD as PUT, HEAD as PATCH, HEAD as DELETE, HEAD as OPTIONS };
