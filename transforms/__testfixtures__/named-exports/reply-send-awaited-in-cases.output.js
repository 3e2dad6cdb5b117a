import { NextResponse } from "next/server";
import { renderAs } from "@/lib/reports";
export async function GET(req) {
  switch (req.nextUrl.searchParams.get("k")) {
    case "a":
      const body = await renderAs("html");
      return Buffer.isBuffer(body)
        ? new Response(body, { headers: { "Content-Type": "application/octet-stream" } })
        : typeof body === "string" || body == null
          ? new Response(new Blob([body ?? ""]))
          : NextResponse.json(body);
    case "b":
      const payload = await renderAs("list");
      return Buffer.isBuffer(payload)
        ? new Response(payload, { headers: { "Content-Type": "application/octet-stream" } })
        : typeof payload === "string" || payload == null
          ? new Response(new Blob([payload ?? ""]))
          : NextResponse.json(payload);
    default:
      const answer = await renderAs("bytes");
      return Buffer.isBuffer(answer)
        ? new Response(answer, { status: 404, headers: { "Content-Type": "application/octet-stream" } })
        : typeof answer === "string" || answer == null
          ? new Response(new Blob([answer ?? ""]), { status: 404 })
          : NextResponse.json(answer, { status: 404 });
  }
}
