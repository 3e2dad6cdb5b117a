import type { NextRequest } from "next/server";
import { track } from "@/lib/track";

export async function GET(req: NextRequest) {
  const rows = ["id;name", "1;Ada"];
  const headers = new Headers();
  const { searchParams } = req.nextUrl;
  if (searchParams.get("download")) {
    headers.set("Content-Disposition", "attachment; filename=rows.bin");
  }
  track("export");
  if (searchParams.get("text")) {
    headers.set("Content-Type", "text/csv");
  }
  if (!headers.has("Content-Type")) headers.set("Content-Type", "application/octet-stream");
  return new Response(Buffer.from(rows.join("\n")) as BodyInit, { headers });
}
