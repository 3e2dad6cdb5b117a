import { NextResponse } from "next/server";
import { db } from "@/lib/db";

// All tasks.
export const GET = async () => {
  return NextResponse.json(await db.task.findMany());
};

/** Makes a task. */
export async function POST(req: Request) {
  const { title } = await req.json().catch(() => ({}));
  if (!title) return NextResponse.json({ error: "title" }, { status: 400 });
  return NextResponse.json(await db.task.create({ data: { title } }), {
    status: 201,
  });
}
