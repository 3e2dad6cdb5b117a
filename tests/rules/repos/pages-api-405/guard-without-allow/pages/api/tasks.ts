import type { NextApiRequest, NextApiResponse } from "next";
import { add, list } from "../../lib/tasks";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).json({ error: "Method not allowed" });
  return res.status(201).json(await add(req.body));
}
