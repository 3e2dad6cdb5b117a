import type { NextApiRequest, NextApiResponse } from "next";

export function GET(req: NextApiRequest, res: NextApiResponse) {
  res.status(200).json([]);
}

export function POST(req: NextApiRequest, res: NextApiResponse) {
  res.status(201).json({ id: 1 });
}
