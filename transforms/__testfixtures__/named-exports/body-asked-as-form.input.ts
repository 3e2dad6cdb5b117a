import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  const title = req.body.get("title");
  if (!title) return res.status(400).json({ error: "title?" });
  return res.status(201).json({ title });
}
