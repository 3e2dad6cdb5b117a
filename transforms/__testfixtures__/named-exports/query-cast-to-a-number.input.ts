import type { NextApiRequest, NextApiResponse } from "next";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  const { page = 1, size } = req.query as { page?: number; size?: string };
  res.status(200).json({ page, size });
}
