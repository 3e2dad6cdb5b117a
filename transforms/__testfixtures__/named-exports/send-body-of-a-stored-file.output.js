import { NextResponse } from "next/server";

const files = new Map([
  ["logo.png", { body: Buffer.from([137, 80, 78, 71]) }],
  ["robots.txt", { body: "User-agent: *" }],
  ["manifest.json", { body: { name: "Shop" } }],
]);

export async function GET(req) {
  const file = files.get(req.nextUrl.searchParams.get("name") ?? undefined);
  if (!file) return new Response(null, { status: 404 });
  return sendFile(file);
}

function sendFile(file) {
  return Buffer.isBuffer(file.body)
    ? new Response(file.body, { headers: { "Content-Type": "application/octet-stream" } })
    : typeof file.body === "string" || file.body == null
      ? new Response(new Blob([file.body ?? ""]))
      : NextResponse.json(file.body);
}
