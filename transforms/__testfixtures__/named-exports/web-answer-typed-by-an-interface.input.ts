import type { NextApiRequest } from "next";

interface TracedRequest extends NextApiRequest {
  trace?: string;
}

export async function POST(req: TracedRequest) {
  const { name } = req.body;
  return Response.json({ name });
}
