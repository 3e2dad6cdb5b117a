import { type NextRequest, NextResponse } from "next/server";
import { log } from "@/lib/log";

export async function GET(req: NextRequest) {
  const query: Record<string, string | string[] | undefined> = Object.fromEntries(
    req.nextUrl.searchParams,
  );
  delete query.token;
  query.limit = query.limit || "10";
  if (query.all === "true") {
    query.limit = "1000";
  }
  log("search", query);
  const { limit, q = "" } = query;
  return NextResponse.json({ limit, q, filters: Object.keys(query) });
}
