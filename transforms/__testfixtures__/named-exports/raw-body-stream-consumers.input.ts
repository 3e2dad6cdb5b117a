import { buffer } from "node:stream/consumers";
import type { NextApiRequest, NextApiResponse } from "next";

export const config = { api: { bodyParser: false } };

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "PUT") return res.status(405).end();
  const payload = (await buffer(req)).toString("utf-8");
  res.status(200).json({ payload });
}
