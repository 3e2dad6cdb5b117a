import { NextResponse } from "next/server";

const corsHeaders = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "GET, OPTIONS" };
export function OPTIONS() {
  const headers = new Headers();
  Object.entries(corsHeaders).forEach(([key, value]) => headers.set(key, value));
  return new Response(null, { status: 204, headers });
}

export function GET() {
  const headers = new Headers();
  Object.entries(corsHeaders).forEach(([key, value]) => headers.set(key, value));
  return NextResponse.json({ ok: true }, { headers });
}
