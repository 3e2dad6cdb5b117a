import type { NextRequest } from "next/server";
import { db } from "@/lib/db";

const first = <T,>(items: T[]): T | undefined => items[0];

export async function GET(req: NextRequest) {
  const latest = first(await db.post.findMany({ take: 1, where: { lang: req.nextUrl.searchParams.get("lang") ?? "en" } }));
  return new Response(`<rss><title>${latest?.name ?? "Nothing yet"}</title></rss>`, {
    headers: { "Content-Type": "application/rss+xml" },
  });
}
