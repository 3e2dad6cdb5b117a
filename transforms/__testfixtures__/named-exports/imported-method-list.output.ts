import { NextResponse } from "next/server";
import { ALLOWED_METHODS } from "@/lib/handlers";
import { db } from "@/lib/db";

async function handler(req: Request) {
  if (!ALLOWED_METHODS.includes(req.method ?? "")) {
    return NextResponse.json({ error: "Method not allowed" }, { status: 405 });
  }
  return NextResponse.json(await db.task.findMany());
}

export { handler as GET, handler as POST, handler as PUT, handler as PATCH, handler as DELETE };
