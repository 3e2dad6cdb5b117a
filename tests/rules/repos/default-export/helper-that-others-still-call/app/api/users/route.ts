import type { NextApiRequest, NextApiResponse } from "next";

export function sendUsers(req: NextApiRequest, res: NextApiResponse) {
  res.status(200).json({ page: req.query.page });
}

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") return sendUsers(req, res);
  res.status(405).end();
}
