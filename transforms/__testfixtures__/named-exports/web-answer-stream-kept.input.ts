import type { NextApiRequest, NextApiResponse } from "next";

export async function POST(req: NextApiRequest, res: NextApiResponse) {
  if (!req.body) return new Response("nothing sent", { status: 400 });
  return new Response(req.body as unknown as ReadableStream, { headers: { "X-Echo": "1" } });
}

export async function PUT(req: NextApiRequest) {
  let size = 0;
  for await (const chunk of req.body) size += chunk.length;
  return Response.json({ size });
}
