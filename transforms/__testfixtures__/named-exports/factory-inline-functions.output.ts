import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const handleGet = async (_req: Request) => {
  const tasks = await db.task.findMany();
  return NextResponse.json(tasks);
};

async function handlePost(req: Request) {
  const { title } = await req.json().catch(() => ({}));
  if (!title) return NextResponse.json({ error: "title is required" }, { status: 400 });
  return NextResponse.json(await db.task.create({ data: { title } }), { status: 201 });
}

export const GET = async (req: Request) => {
  console.info(req.method);
  try {
    return await handleGet(req);
  } catch {
    return NextResponse.json({ error: "Something went wrong" }, { status: 500 });
  }
};

export const POST = async (req: Request) => {
  console.info(req.method);
  try {
    return await handlePost(req);
  } catch {
    return NextResponse.json({ error: "Something went wrong" }, { status: 500 });
  }
};
