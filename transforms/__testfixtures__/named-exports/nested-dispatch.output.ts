import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest) {
  const action = req.nextUrl.searchParams.get("action");

  if (action === "stats") {
    return NextResponse.json({ total: await db.task.count() });
  }

  return NextResponse.json(await db.task.findMany());
}

export async function DELETE(req: NextRequest) {
  const action = req.nextUrl.searchParams.get("action");

  if (action === "stats") {
    return NextResponse.json({ error: "Stats are read-only" }, { status: 405 });
  }

  if (action === "done") {
    return NextResponse.json(await db.task.deleteMany({ where: { done: true } }));
  }
  return NextResponse.json({ error: "Unknown action" }, { status: 400 });
}
