import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const handlers: Record<string, (req: Request) => Response | Promise<Response>> = {
  GET: async (req: Request) => {
    const tasks = await db.task.findMany();
    return NextResponse.json(tasks);
  },
  POST: async (req: Request) => {
    const { title } = await req.json().catch(() => ({}));
    const task = await db.task.create({ data: { title } });
    return NextResponse.json(task, { status: 201 });
  },
};

export async function GET(req: Request) {
  return handlers.GET(req);
}

export async function POST(req: Request) {
  return handlers.POST(req);
}
