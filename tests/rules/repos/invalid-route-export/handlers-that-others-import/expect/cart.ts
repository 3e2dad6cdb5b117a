import { type NextRequest, NextResponse } from "next/server";

export function GET(req: NextRequest) {
  const firsts = req.nextUrl.searchParams.getAll("first");
  return NextResponse.json({ items: [firsts.length > 1 ? firsts : firsts[0]] });
}
