import { type NextRequest, NextResponse } from "next/server";

export function GET(req: NextRequest) {
  return NextResponse.json({
    items: [req.nextUrl.searchParams.get("first") ?? undefined],
  });
}
