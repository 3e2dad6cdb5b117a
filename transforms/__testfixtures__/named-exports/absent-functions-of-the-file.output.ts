import { type NextRequest, NextResponse } from "next/server";
import { record } from "@/lib/effects";

interface Task {
  id: string;
  title: string;
}

const tasks: Task[] = [{ id: "1", title: "Buy milk" }];

const byId = (id: unknown) => (task: Task) => task.id === id;

function findTask(id: unknown) {
  return tasks.find(byId(id));
}

async function firstTitle(id: unknown) {
  for (const task of tasks) {
    if (task.id === id) return task.title;
  }
}

function remember(task: unknown) {
  record("remember", task);
}

class Store {
  static all() {
    return tasks;
  }
  static last(id: unknown) {
    if (id === "none") return;
    return tasks[tasks.length - 1];
  }
}

export async function GET(req: NextRequest) {
  const id = req.nextUrl.searchParams.get("id") ?? undefined;
  if (id === "all") return NextResponse.json(Store.all());
  return NextResponse.json(findTask(id) ?? null);
}

export async function POST(req: NextRequest) {
  const body = await req.json().catch(() => ({}));
  return NextResponse.json(remember(body) ?? null, { status: 201 });
}

export async function PUT(req: NextRequest) {
  const id = req.nextUrl.searchParams.get("id") ?? undefined;
  return NextResponse.json((await firstTitle(id)) ?? null);
}

export async function PATCH(req: NextRequest) {
  const id = req.nextUrl.searchParams.get("id") ?? undefined;
  return NextResponse.json(Store.last(id) ?? null);
}
