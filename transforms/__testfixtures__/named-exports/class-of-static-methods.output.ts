import { NextResponse } from "next/server";
import { db } from "@/lib/db";

class TasksController {
  static async get() {
    return NextResponse.json(await db.task.findMany());
  }

  static async post(req: Request) {
    const { title } = await req.json().catch(() => ({}));
    if (!title) return this.fail("title is required");
    return NextResponse.json(await db.task.create({ data: { title } }), { status: 201 });
  }

  private static fail(message: string) {
    return NextResponse.json({ error: message }, { status: 400 });
  }
}

export async function GET() {
  return TasksController.get();
}

export async function POST(req: Request) {
  return TasksController.post(req);
}
