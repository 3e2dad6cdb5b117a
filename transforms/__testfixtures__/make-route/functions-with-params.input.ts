import { NextResponse } from "next/server";
import { findTask, removeTask } from "@/lib/tasks";

type Context = { params: Promise<{ id: string }> };

// One task. Anybody may read it.
export async function GET(request: Request, { params }: Context) {
  const { id } = await params;
  const task = await findTask(id);
  if (!task) {
    return NextResponse.json({ error: "not found" }, { status: 404 });
  }
  return NextResponse.json(task);
}

/** Only its owner may. */
export async function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  await removeTask(id);
  return new Response(null, { status: 204 });
} // 204, not 200
