import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export const GET = async () => {
  const tasks = await db.task.findMany();
  return NextResponse.json(tasks);
};

export const POST = async (req: Request) => {
  const { title } = await req.json().catch(() => ({}));
  const task = await db.task.create({ data: { title } });
  return NextResponse.json(task, { status: 201 });
};
