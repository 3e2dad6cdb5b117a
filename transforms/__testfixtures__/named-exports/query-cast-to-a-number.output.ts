import { type NextRequest, NextResponse } from "next/server";

export function GET(req: NextRequest) {
  const { searchParams } = req.nextUrl;
  const page = (searchParams.get("page") as unknown as number | undefined) ?? 1;
  const size = searchParams.get("size") ?? undefined;
  return NextResponse.json({ page, size });
}
