import { NextResponse } from "next/server";
import { db } from "@/lib/db";

// moved over from Express
export async function GET(req) {
  return NextResponse.json(await db.task.findMany());
}
