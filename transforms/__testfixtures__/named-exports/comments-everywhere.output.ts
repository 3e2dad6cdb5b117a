/**
 * Tasks API
 * @route /api/tasks
 */
// pages/api/tasks.ts
/* eslint-disable no-console */
import { NextResponse } from "next/server";
// database
import { db } from "@/lib/db";

// ---------------------------------------------
// Handler
// ---------------------------------------------
export async function GET() {
  /* 2. Dispatch */
  // List all tasks
  const tasks = await db.task.findMany(); // TODO: pagination
  return NextResponse.json(tasks); // done
  // nothing after the reply
}

export async function POST(req: Request) {
  const { title } = await req.json().catch(() => ({}));
  // Create a new task
  /* title is
     required */
  if (!title) {
    return NextResponse.json(
      {
        error: "Title is required", // shown to the user
      },
      { status: 400 },
    );
  }
  // Save it
  const task = await db.task.create({
    data: {
      title, // from the form
      done: false /* always open */,
    },
  });

  // 201 Created
  return NextResponse.json(task, { status: 201 });
}

// end of file
