import { NextResponse } from "next/server";
import { db } from "@/lib/db";
import { log } from "@/lib/log";

export async function POST(req: Request) {
  let warning: string | undefined;

  try {
    const body = await req.json().catch(() => ({}));
    await db.event.create({ data: body });
  } catch (error) {
    warning = (error as Error).message;
  } finally {
    log("events asked");
  }

  return NextResponse.json({ warning: warning ?? null }, { status: warning ? 500 : 201 });
}

export async function GET() {
  let warning: string | undefined;

  log("events asked");
  return NextResponse.json(await db.event.findMany());
}
