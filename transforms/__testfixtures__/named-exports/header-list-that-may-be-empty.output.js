import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req) {
  const tags = (req.nextUrl.searchParams.get("tags") || "").split(",").filter(Boolean);
  const headers = new Headers();
  headers.set("Cache-Tag", "all");
  if (tags.length < 3) {
    headers.delete("Cache-Tag");
    for (const value of tags) {
      headers.append("Cache-Tag", value);
    }
  }
  return NextResponse.json(await db.post.findMany({ where: { tags } }), {
    headers,
  });
}
