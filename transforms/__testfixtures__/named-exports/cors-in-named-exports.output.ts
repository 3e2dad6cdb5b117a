import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const corsHeaders = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET,POST",
};

export async function GET() {
  return NextResponse.json(await db.task.findMany(), { headers: corsHeaders });
}

export async function POST(req: Request) {
  const { title } = await req.json().catch(() => ({}));
  if (!title) {
    return NextResponse.json({ error: "A title is needed" }, { status: 400, headers: corsHeaders });
  }
  return NextResponse.json(await db.task.create({ data: { title } }), {
    status: 201,
    headers: corsHeaders,
  });
}
