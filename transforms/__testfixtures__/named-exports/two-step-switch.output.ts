import { NextResponse } from "next/server";
import { userFrom } from "@/lib/auth";
import { db } from "@/lib/db";

export async function POST(req: Request) {
  const { headers } = req;

  const user = await userFrom(headers.get("authorization") ?? undefined);
  if (!user) return NextResponse.json({ error: "Please sign in" }, { status: 401 });

  const body = await req.json().catch(() => ({}));
  return NextResponse.json(await db.post.create({ data: body }), { status: 201 });
}

export async function DELETE(req: Request) {
  const { headers } = req;

  const user = await userFrom(headers.get("authorization") ?? undefined);
  if (!user) return NextResponse.json({ error: "Please sign in" }, { status: 401 });

  return NextResponse.json(await db.post.deleteMany());
}

export async function GET() {
  return NextResponse.json(await db.post.findMany());
}
