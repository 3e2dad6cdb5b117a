import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const id = req.query.id ? String(req.query.id) : null;

  if (req.method === "GET" && id) {
    const task = await db.task.findUnique({ where: { id } });
    return task ? res.status(200).json(task) : res.status(404).json({ error: "Task not found" });
  }

  if (req.method === "GET") {
    return res.status(200).json(await db.task.findMany());
  }

  if (req.method === "DELETE" && id) {
    await db.task.delete({ where: { id } });
    return res.status(200).json({ ok: true });
  }

  return res.status(405).json({ error: "Method not allowed" });
}
