import { NextResponse } from "next/server";
import { log } from "@/lib/log";

export function OPTIONS() {
  return new Response(null, {
    status: 204,
    headers: {
      "Access-Control-Allow-Origin": "https://app.example.com",
      "Access-Control-Allow-Methods": "POST",
    },
  });
}

export async function POST(req: Request) {
  const { event, properties = {} } = await req.json().catch(() => ({}));
  log(event, properties);
  return NextResponse.json(
    { queued: true },
    {
      status: 202,
      headers: { "Access-Control-Allow-Origin": "https://app.example.com" },
    },
  );
}
