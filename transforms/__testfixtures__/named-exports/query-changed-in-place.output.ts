import { type NextRequest, NextResponse } from "next/server";
import { log } from "@/lib/log";

export async function GET(req: NextRequest) {
  const { searchParams } = req.nextUrl;
  const query: Record<string, string | string[] | undefined> = Object.fromEntries(
    Array.from(searchParams.keys(), (key) => {
      const values = searchParams.getAll(key);
      return [key, values.length > 1 ? values : values[0]];
    }),
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
