import type { NextApiRequest, NextApiResponse } from "next";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  const filter = (req.query.filter as string)?.trim();
  return res.status(200).send(filter);
}
