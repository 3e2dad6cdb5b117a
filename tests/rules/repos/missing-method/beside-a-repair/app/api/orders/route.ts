import type { NextApiRequest, NextApiResponse } from "next";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case "GET":
      return res.status(200).json([]);
    case "POST":
      return res.status(201).json({ created: true });
    default:
      return res.status(405).end();
  }
}
