import { type NextRequest, NextResponse } from "next/server";
import { getUser } from "@/lib/auth";
import { db } from "@/lib/db";

export async function GET(req: NextRequest) {
  const user = await getUser(req.headers.get("authorization") ?? undefined);
  if (!user) {
    return NextResponse.json({ error: "Please sign in" }, { status: 401 });
  }

  return listTasks();

  async function listTasks() {
    const tasks = await db.task.findMany();
    if (tasks.length === 0) return NextResponse.json({ error: "No tasks" }, { status: 404 });
    return NextResponse.json({ tasks });
  }
}

export async function POST(req: NextRequest) {
  const body = await req.json().catch(() => ({}));
  const user = await getUser(req.headers.get("authorization") ?? undefined);
  if (!user) {
    return NextResponse.json({ error: "Please sign in" }, { status: 401 });
  }

  return createTask();

  // Only the title is needed
  async function createTask() {
    const { title } = body;
    if (!title) return NextResponse.json({ error: "Title is missing" }, { status: 400 });
    try {
      return NextResponse.json(await db.task.create({ data: { title } }), { status: 201 });
    } catch (error) {
      return NextResponse.json({ error: "Not created" }, { status: 500 });
    }
  }
}

export async function DELETE(req: NextRequest) {
  const user = await getUser(req.headers.get("authorization") ?? undefined);
  if (!user) {
    return NextResponse.json({ error: "Please sign in" }, { status: 401 });
  }

  return deleteTask();

  async function deleteTask() {
    const id = req.nextUrl.searchParams.get("id");
    if (typeof id !== "string") {
      return NextResponse.json({ error: "Which task?" }, { status: 400 });
    }
    await db.task.delete({ where: { id } });
    return new Response(null, { status: 204 });
  }
}
