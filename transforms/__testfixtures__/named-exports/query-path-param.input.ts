import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query;

  if (req.method === "GET") {
    const task = await db.task.findUnique({ where: { id: id as string } });
    if (!task) return res.status(404).json({ error: "Task not found" });
    return res.status(200).json(task);
  }

  if (req.method === "DELETE") {
    await db.task.delete({ where: { id: String(id) } });
    return res.status(204).end();
  }

  res.setHeader("Allow", ["GET", "DELETE"]);
  return res.status(405).end(`Method ${req.method} Not Allowed`);
}
