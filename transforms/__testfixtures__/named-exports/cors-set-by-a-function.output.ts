import { NextResponse } from "next/server";
import { db } from "@/lib/db";

// The shop's front end runs on another domain.
const corsHeaders = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
  "Access-Control-Allow-Headers": "Content-Type",
};

export async function OPTIONS() {
  return new Response(null, { headers: corsHeaders });
}

export async function GET() {
  return NextResponse.json(await db.task.findMany(), {
    headers: {
      ...corsHeaders,
      "Cache-Control": "no-store",
    },
  });
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
