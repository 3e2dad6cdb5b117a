import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export type TaskInput = { title: string; done?: boolean };

const MAX_TITLE_LENGTH = 80;

function validateTask(input: TaskInput): string | null {
  if (!input.title) return "Title is required";
  if (input.title.length > MAX_TITLE_LENGTH) return "Title is too long";
  return null;
}

export async function POST(req: Request) {
  const input: TaskInput = await req.json().catch(() => ({}));
  const problem = validateTask(input);
  if (problem) return NextResponse.json({ error: problem }, { status: 400 });

  return NextResponse.json(await db.task.create({ data: { title: input.title, done: input.done ?? false } }), {
    status: 201,
  });
}
