import { NextResponse } from "next/server";

export async function GET(req) {
  try {
    const r = await fetch("https://x/" + req.nextUrl.searchParams.get("id"));
    const body = await r.json();
    return typeof body === "string" || body == null
      ? new Response(body)
      : NextResponse.json(body);
  } catch (err) {
    return new Response(err.message, { status: 500 });
  }
}
