import { text } from "node:stream/consumers";
import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  const payload = await text(req);
  res.status(200).json({ payload });
}
