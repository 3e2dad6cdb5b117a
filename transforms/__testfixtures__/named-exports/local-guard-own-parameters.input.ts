import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const requireToken = (req: NextApiRequest, res: NextApiResponse): boolean => {
    if (req.headers.authorization !== "Bearer secret") {
      res.status(401).json({ error: "Unauthorized" });
      return false;
    }
    return true;
  };

  if (!requireToken(req, res)) return;

  const validate = (req: NextApiRequest) => {
    const { title } = req.body;
    return typeof title === "string" && title.length > 0;
  };
  if (req.method === "POST") {
    if (!validate(req)) return res.status(400).json({ error: "title" });
    return res.status(201).json(await db.task.create({ data: req.body }));
  }
  return res.status(405).json({ error: "Method not allowed" });
}
