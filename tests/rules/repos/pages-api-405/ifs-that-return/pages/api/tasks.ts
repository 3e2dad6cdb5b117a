import type { NextApiRequest, NextApiResponse } from "next";
import { add, list } from "../../lib/tasks";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    return res.status(200).json(await list());
  }

  if (req.method === "POST") {
    if (!req.body.title) return res.status(400).json({ error: "Title is required" });
    return res.status(201).json(await add(req.body));
  }
}
