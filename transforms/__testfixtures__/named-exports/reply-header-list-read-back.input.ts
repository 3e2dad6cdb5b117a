import type { NextApiRequest, NextApiResponse } from "next";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  res.setHeader("Vary", ["Accept", "Origin"]);
  if (req.headers.authorization) res.setHeader("Cache-Control", "private");
  res.json({ varies: res.getHeader("Vary") });
}
