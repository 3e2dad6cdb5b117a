import type { NextApiRequest, NextApiResponse } from "next";

function legacy(req: NextApiRequest, res: NextApiResponse) {
  res.status(200).json({ old: req.query.old });
}

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  res.status(200).json({ path: "new" });
}
