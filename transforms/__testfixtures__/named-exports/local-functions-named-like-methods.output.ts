import { NextResponse } from "next/server";
import { db } from "@/lib/db";

async function GET() {
  return NextResponse.json(await db.task.findMany());
}

async function POST(req: Request) {
  const { title } = await req.json().catch(() => ({}));
  return NextResponse.json(
    await db.task.create({ data: { title } }),
    { status: 201 },
  );
}

async function handleGet() {
  return GET();
}

export { handleGet as GET };

async function handlePost(req: Request) {
  return POST(req);
}

export { handlePost as POST };
