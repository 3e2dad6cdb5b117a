import type { NextApiRequest, NextApiResponse } from "next";
import { add } from "../../lib/tasks";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return;
  const task = await add(req.body);
  res.status(201).json(task);
}
