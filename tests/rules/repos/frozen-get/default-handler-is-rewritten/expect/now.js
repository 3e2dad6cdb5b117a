import { NextResponse } from "next/server";

// The Pages handler ran on every request; without this, Next.js 13 and 14 run GET once, at build time.
export const dynamic = "force-dynamic";

export function GET() {
  return NextResponse.json({ now: Date.now() });
}
