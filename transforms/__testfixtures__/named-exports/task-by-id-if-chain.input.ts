import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

// One task, by its id.
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query;

  if (req.method === "GET") {
    const task = await db.task.findUnique({ where: { id } });
    if (!task) return res.status(404).json({ error: "Task not found" });
    return res.status(200).json(task);
  }

  if (req.method === "DELETE") {
    await db.task.delete({ where: { id } });
    // Nothing to send back.
    return res.status(204).end();
  }

  return res.status(405).json({ error: "Method not allowed" });
}
