import { NextResponse } from "next/server";

const catalog = { version: "2024-06", items: ["tea", "mugs"] };

export function GET(req: Request) {
  const headers = new Headers();
  headers.set("X-Catalog-Version", String(catalog.version));
  if (req.headers.get("x-known-version") === catalog.version) {
    return new Response(null, { status: 304, headers });
  }
  return NextResponse.json(catalog, { headers });
}
