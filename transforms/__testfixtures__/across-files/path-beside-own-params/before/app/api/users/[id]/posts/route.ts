import type { NextApiRequest, NextApiResponse } from "next";
import { userOf } from "@/lib/users";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  const params = { limit: 10 };
  res.json({ user: userOf(req), id: req.query.id, ...params });
}
