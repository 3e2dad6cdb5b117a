import { NextResponse } from "next/server";
import { findTask, removeTask } from "@/lib/tasks";
import { makeRoute } from "@/lib/route";

type Context = { params: Promise<{ id: string }> };

export const {
  GET,
  DELETE,
  OPTIONS,
  notAllowed: POST,
  notAllowed: PUT,
  notAllowed: PATCH,
} = makeRoute({
  // One task. Anybody may read it.
  GET: async (request: Request, { params }: Context) => {
    const { id } = await params;
    const task = await findTask(id);
    if (!task) {
      return NextResponse.json({ error: "not found" }, { status: 404 });
    }
    return NextResponse.json(task);
  },

  /** Only its owner may. */
  DELETE: async (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
    const { id } = await params;
    await removeTask(id);
    return new Response(null, { status: 204 });
  }, // 204, not 200
});
