import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { action } = req.query;

  if (action === "stats") {
    if (req.method === "GET") {
      return res.status(200).json({ total: await db.task.count() });
    }
    return res.status(405).json({ error: "Stats are read-only" });
  }

  switch (req.method) {
    case "GET":
      return res.status(200).json(await db.task.findMany());
    case "DELETE":
      if (action === "done") {
        return res.status(200).json(await db.task.deleteMany({ where: { done: true } }));
      }
      return res.status(400).json({ error: "Unknown action" });
    default:
      return res.status(405).json({ error: "Method not allowed" });
  }
}
