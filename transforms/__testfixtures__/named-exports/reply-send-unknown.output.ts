import { type NextRequest, NextResponse } from "next/server";
import { renderAs } from "@/lib/reports";

export async function GET(req: NextRequest) {
  const result = await renderAs((req.nextUrl.searchParams.get("format") ?? undefined) as string);
  return Buffer.isBuffer(result)
    ? new Response(result as BodyInit, { headers: { "Content-Type": "application/octet-stream" } })
    : typeof result === "string" || result == null
      ? new Response(new Blob([result ?? ""]))
      : NextResponse.json(result);
}
