import type { NextRequest } from "next/server";

interface TracedRequest extends NextRequest {
  trace?: string;
}

export async function POST(req: TracedRequest) {
  const { name } = await req.json().catch(() => ({}));
  return Response.json({ name });
}
