import type { NextApiRequest, NextApiResponse } from "next";
import { add } from "../../lib/tasks";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "PUT") {
    console.warn("wrong method");
    res.setHeader("Allow", "PUT");
    return res.status(405).json({ error: "Method not allowed" });
  }
  if (!req.body.title) return res.status(400).json({ error: "title?" });
  return res.status(200).json(await add(req.body));
}
