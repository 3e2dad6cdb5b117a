import { NextResponse } from "next/server";

const allowedOrigins = ["https://app.example", "https://admin.example"];

export async function OPTIONS(req: Request) {
  const origin = req.headers.get("origin");
  const headers = new Headers();
  if (origin && allowedOrigins.includes(origin)) {
    headers.set("Access-Control-Allow-Origin", origin);
    headers.set("Vary", "Origin");
  }

  headers.set("Access-Control-Allow-Methods", "POST");
  return new Response(null, { status: 204, headers });
}

export async function POST(req: Request) {
  const origin = req.headers.get("origin");
  const headers = new Headers();
  if (origin && allowedOrigins.includes(origin)) {
    headers.set("Access-Control-Allow-Origin", origin);
    headers.set("Vary", "Origin");
  }

  const body = await req.json().catch(() => ({}));
  return NextResponse.json({ received: body }, { headers });
}
