import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";
class ApiError extends Error {
  constructor(public status: number, message: string) { super(message); }
}
class NotFound extends ApiError { constructor(what: string) { super(404, `${what} not found`); } }
function handleError(err: unknown) {
  if (err instanceof ApiError)
    return NextResponse.json({ error: err.message }, { status: err.status });
  console.error(err);
  return NextResponse.json({ error: "Something went wrong" }, { status: 500 });
}
export async function GET(req: NextRequest) {
  try {
    const task = await db.task.findUnique({ where: { id: String(req.nextUrl.searchParams.get("id")) } });
    if (!task) throw new NotFound("Task");
    return NextResponse.json(task);
  } catch (err) {
    return handleError(err);
  }
}

export async function DELETE(req: NextRequest) {
  try {
    const id = req.nextUrl.searchParams.get("id");
    if (!id) throw new ApiError(400, "id missing");
    await db.task.delete({ where: { id } });
    return new Response(null, { status: 204 });
  } catch (err) {
    return handleError(err);
  }
}
