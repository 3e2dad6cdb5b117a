import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function OPTIONS(req: Request) {
  const headers = new Headers();
  // Run the middleware
  headers.set("Access-Control-Allow-Origin", "*");
  headers.set("Access-Control-Allow-Methods", "POST,GET,HEAD");
  headers.set("Vary", "Access-Control-Request-Headers");
  const requestedHeaders = req.headers.get("access-control-request-headers");
  if (requestedHeaders) headers.set("Access-Control-Allow-Headers", String(requestedHeaders));
  return new Response(null, { status: 204, headers });
}

export async function GET() {
  // Run the middleware
  const tasks = await db.task.findMany();
  return NextResponse.json(tasks, { headers: { "Access-Control-Allow-Origin": "*" } });
}

export async function POST(req: Request) {
  // Run the middleware
  const { title } = await req.json().catch(() => ({}));
  if (!title)
    return NextResponse.json(
      { error: "title?" },
      { status: 400, headers: { "Access-Control-Allow-Origin": "*" } },
    );
  return NextResponse.json(await db.task.create({ data: { title } }), {
    status: 201,
    headers: { "Access-Control-Allow-Origin": "*" },
  });
}
