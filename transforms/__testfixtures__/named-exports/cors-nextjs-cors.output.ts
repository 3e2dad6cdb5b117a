import { NextResponse } from "next/server";

export async function OPTIONS(req: Request) {
  const headers = new Headers();
  headers.set("Access-Control-Allow-Origin", "*");
  headers.set("Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE");
  headers.set("Vary", "Access-Control-Request-Headers");
  const requestedHeaders = req.headers.get("access-control-request-headers");
  if (requestedHeaders) headers.set("Access-Control-Allow-Headers", String(requestedHeaders));
  return new Response(null, { headers });
}

export async function POST(req: Request) {
  const { name } = await req.json().catch(() => ({}));
  return NextResponse.json(
    { message: "Hello", name: name ?? null },
    { headers: { "Access-Control-Allow-Origin": "*" } }
  );
}
