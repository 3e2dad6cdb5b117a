import type { NextApiRequest, NextApiResponse } from "next";
import { complete } from "@/lib/ai";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();

  res.writeHead(200, { "Content-Type": "text/event-stream", Connection: "keep-alive" });
  for (const word of (await complete(req.body.prompt)).split(" ")) {
    res.write(`data: ${word}\n\n`);
  }
  res.end();
}
