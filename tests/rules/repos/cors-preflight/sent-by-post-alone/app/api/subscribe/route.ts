import { NextResponse } from "next/server";

const corsHeaders = { "Access-Control-Allow-Origin": "*" };

export async function POST(request: Request) {
  const { email } = await request.json();
  if (!email) {
    return NextResponse.json({ error: "email?" }, { status: 400, headers: corsHeaders });
  }
  return NextResponse.json({ email }, { status: 201, headers: corsHeaders });
}
