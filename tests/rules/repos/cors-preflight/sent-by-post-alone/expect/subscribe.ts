import { NextResponse } from "next/server";

const corsHeaders = { "Access-Control-Allow-Origin": "*" };

export async function POST(request: Request) {
  const { email } = await request.json();
  if (!email) {
    return NextResponse.json({ error: "email?" }, { status: 400, headers: corsHeaders });
  }
  return NextResponse.json({ email }, { status: 201, headers: corsHeaders });
}

export function OPTIONS() {
  return new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders,
      "Access-Control-Allow-Methods": "POST, OPTIONS",
      "Access-Control-Allow-Headers": "Content-Type",
    },
  });
}
