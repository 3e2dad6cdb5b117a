import { NextResponse } from "next/server";

// Without this, Next.js 13 and 14 run GET once, at build time.
export const dynamic = "force-dynamic";

const cors = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET",
  "Access-Control-Allow-Headers": "Content-Type, Authorization",
};

export async function GET() {
  return NextResponse.json({ now: Date.now() }, { headers: cors });
}
