import { type NextRequest, NextResponse } from "next/server";
import { track } from "@/lib/track";

export async function GET(req: NextRequest) {
  const { searchParams } = req.nextUrl;
  const category = searchParams.get("category") ?? undefined;
  const sort = searchParams.get("sort") ?? undefined;
  const order = sort;

  track("browse", { category, order });
  return NextResponse.json({ category: category ?? null, order: order || "newest" });
}
