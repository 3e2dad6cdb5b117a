import { getSession } from "next-auth/react";
import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req) {
  const session = await getSession({ req: { headers: { cookie: req.headers.get("cookie") ?? undefined } } });
  if (!session) {
    return NextResponse.json({ error: "Unauthorized" }, { status: 401 });
  }
  return NextResponse.json(await db.task.findMany());
}
