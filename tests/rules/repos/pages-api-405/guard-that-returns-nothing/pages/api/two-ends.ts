import type { NextApiRequest, NextApiResponse } from "next";
import { add } from "../../lib/tasks";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (!req.body) return;
  if (req.method === "POST") {
    res.status(201).json(await add(req.body));
  }
}
