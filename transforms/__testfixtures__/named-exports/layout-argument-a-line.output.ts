import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function DELETE(
  req: Request,
  { params }: { params: Promise<{ id: string }> }
) {
  const { id } = await params;

  await db.task.delete({ where: { id } });
  return new Response(null, { status: 204 });
}

export async function GET(
  req: Request,
  { params }: { params: Promise<{ id: string }> }
) {
  const { id } = await params;

  const task = await db.task.findUnique({ where: { id } });

  if (!task) {
    return NextResponse.json(
      {
        error: "not_found",
        message: "There is no such task. It may have been deleted.",
      },
      { status: 404 }
    );
  }

  return NextResponse.json(
    {
      id: task.id,
      title: task.title,
    },
    {
      headers: {
        "Cache-Control": "private, max-age=60, stale-while-revalidate=600",
      },
    }
  );
}
