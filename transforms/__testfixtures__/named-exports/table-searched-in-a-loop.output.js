import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export const GET = async (req, { params }) =>
  NextResponse.json({ id: (await params).id });

export const POST = async (req) => {
  const { text } = await req.json().catch(() => ({}));
  const comment = await db.comment.create({ data: { text } });
  return NextResponse.json(comment, { status: 201 });
};
