import { NextResponse } from "next/server";
import { renderAs } from "@/lib/reports";
export async function GET(req) {
  const { searchParams } = req.nextUrl;
  const a = searchParams.get("a");
  const b = searchParams.get("b");
  if (a) {
    const body = await renderAs(a);
    return Buffer.isBuffer(body)
      ? new Response(body, { headers: { "Content-Type": "application/octet-stream" } })
      : typeof body === "string" || body == null
        ? new Response(new Blob([body ?? ""]))
        : NextResponse.json(body);
  } else if (b) {
    const payload = await renderAs(b);
    return Buffer.isBuffer(payload)
      ? new Response(payload, { status: 201, headers: { "Content-Type": "application/octet-stream" } })
      : typeof payload === "string" || payload == null
        ? new Response(new Blob([payload ?? ""]), { status: 201 })
        : NextResponse.json(payload, { status: 201 });
  } else return new Response("none");
}
