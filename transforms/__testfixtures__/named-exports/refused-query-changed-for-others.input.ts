import type { NextApiRequest, NextApiResponse } from "next";

async function list(req: NextApiRequest, res: NextApiResponse) {
  return res.json({ page: req.query.page });
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  req.query.page = req.query.page || "1";
  return list(req, res);
}
