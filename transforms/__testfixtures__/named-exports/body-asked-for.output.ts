import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function PUT(req: NextRequest) {
  const settings = await req.json().catch(() => null);
  if (!settings) {
    return NextResponse.json({ error: "settings are missing" }, { status: 400 });
  }
  const saved = await db.settings.update({ where: { id: String(req.nextUrl.searchParams.get("team")) }, data: settings });
  return NextResponse.json(saved);
}
