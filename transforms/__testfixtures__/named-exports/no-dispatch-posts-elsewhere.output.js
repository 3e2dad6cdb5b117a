import { NextResponse } from "next/server";

export async function GET(req) {
  const city = req.nextUrl.searchParams.get("city") ?? undefined;
  const r = await fetch("https://api.x/search", { method: "POST", body: JSON.stringify({ city }) });
  return NextResponse.json(await r.json());
}
