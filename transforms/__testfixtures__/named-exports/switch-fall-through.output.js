import { NextResponse } from "next/server";
import { db } from "@/lib/db";
import { log } from "@/lib/log";

export async function POST(req) {
  let status = 200;
  const body = await req.json().catch(() => ({}));
  await db.task.create({ data: body });
  status = 201;
  log("created");
  // falls through: answer with the whole list
  const tasks = await db.task.findMany();
  return NextResponse.json(tasks, { status });
}

export async function GET() {
  let status = 200;
  // falls through: answer with the whole list
  const tasks = await db.task.findMany();
  return NextResponse.json(tasks, { status });
}
