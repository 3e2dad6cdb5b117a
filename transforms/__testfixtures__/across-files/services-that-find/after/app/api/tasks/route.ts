import { type NextRequest, NextResponse } from "next/server";
import { addTask, findTask, lastTask, listTasks } from "@/services";

export async function GET(req: NextRequest) {
  const { searchParams } = req.nextUrl;
  if (searchParams.get("last")) return NextResponse.json(lastTask() ?? null);
  const id = searchParams.get("id");
  return NextResponse.json((id ? await findTask(id) : await listTasks()) ?? null);
}

export async function POST(req: NextRequest) {
  const { title } = await req.json().catch(() => ({}));
  return NextResponse.json(await addTask(title), { status: 201 });
}
