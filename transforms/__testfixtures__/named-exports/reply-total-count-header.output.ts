import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  try {
    const total = await db.task.count();
    const tasks = db.task.findMany({ take: 10 });
    return NextResponse.json(await tasks, { headers: { "X-Total-Count": String(total) } });
  } finally {
    await db.task.count({ where: { done: true } });
  }
}

export async function DELETE() {
  const { count } = await db.task.deleteMany({});
  if (count === 0) {
    return new Response(null, { status: 404 });
  } else {
    const left = String(await db.task.count());
    await db.task.findMany({ take: 1 });
    return new Response(null, {
      headers: {
        "X-Deleted": String(count),
        "X-Left": left,
      },
    });
  }
}
