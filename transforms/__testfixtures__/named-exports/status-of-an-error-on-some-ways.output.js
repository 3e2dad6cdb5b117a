import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function POST(req) {
  const { name } = await req.json().catch(() => ({}));
  let status = 200;
  if (!name) status = 400;
  const tag = name ? await db.tag.create({ data: { name } }) : null;
  return NextResponse.json({ method: "POST", tag }, { status });
}
