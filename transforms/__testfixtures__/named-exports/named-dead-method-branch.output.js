import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req) {
  const limit = req.nextUrl.searchParams.get("limit");
  const tasks = await db.task.findMany({ take: limit ? Number(limit) : 10 });
  return NextResponse.json({ tasks });
}
