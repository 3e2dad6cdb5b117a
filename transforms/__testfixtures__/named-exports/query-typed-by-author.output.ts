import { type NextRequest, NextResponse } from "next/server";
import { track } from "@/lib/track";

type Sort = "newest" | "price";

export async function GET(req: NextRequest) {
  try {
    const { searchParams } = req.nextUrl;
    const q = searchParams.get("q");
    const page = searchParams.get("page");
    const sort = (searchParams.get("sort") ?? undefined) as Sort | undefined;
    const limit = parseInt(searchParams.get("limit") as string, 10) || 20;
    const tag = searchParams.get("tag");
    if (!q) return NextResponse.json({ error: "q is required" }, { status: 400 });

    track("search", { words: q.trim().split(/\s+/), page: Number(page ?? 1), sort, tag: tag?.toLowerCase() });
    return NextResponse.json({ q, limit });
  } catch (error) {
    return NextResponse.json({ error: "Search failed" }, { status: 500 });
  }
}
