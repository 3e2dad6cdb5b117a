import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";
import { log } from "@/lib/log";

export async function GET(
  req: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  try {
    if (id.length > 20) {
      return NextResponse.json({ error: "That is no id" }, { status: 400 }); // the pattern comes later
    }
    return NextResponse.json(await db.task.findUnique({ where: { id } }));
  } catch (error) {
    return NextResponse.json({ error: (error as Error).message }, { status: 500 });
  }
}

export async function DELETE(
  req: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  try {
    const task = await db.task.findUnique({ where: { id } });
    if (!task) {
      log.info("nothing to delete");
      return NextResponse.json({ error: "No such task" }, { status: 404 });
    }
    for (const part of ["comments", "files"]) {
      if (part === "files" && req.nextUrl.searchParams.get("keepFiles")) break;
      log.info("delete", part);
    }
    await db.task.delete({ where: { id } });
    return new Response(null, { status: 204 });
  } catch (error) {
    return NextResponse.json({ error: (error as Error).message }, { status: 500 });
  }
}
