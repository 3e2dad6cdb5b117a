import type { NextApiRequest, NextApiResponse } from "next";
import { add } from "../../lib/tasks";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    res.setHeader("Allow", "POST");
    res.status(405).end();
    return;
  }
  const task = await add(req.body);
  res.status(201).json(task);
}
