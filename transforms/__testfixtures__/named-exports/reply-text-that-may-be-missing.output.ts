import type { NextRequest } from "next/server";

export function GET(req: NextRequest) {
  const filter = req.nextUrl.searchParams.get("filter")?.trim();
  return new Response(new Blob([filter ?? ""]));
}
