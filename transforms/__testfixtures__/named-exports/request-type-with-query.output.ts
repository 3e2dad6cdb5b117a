import { type NextRequest, NextResponse } from "next/server";
export async function GET(
  req: NextRequest,
  { params }: { params: Promise<{ id: string }> },
) {
  const { id } = await params;
  const tab = req.nextUrl.searchParams.get("tab");
  return NextResponse.json({ id, tab: tab?.toUpperCase() ?? null });
}
