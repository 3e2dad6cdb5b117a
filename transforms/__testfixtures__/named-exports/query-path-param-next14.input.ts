import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query;

  switch (req.method) {
    case "GET":
      const task = await db.task.findUnique({ where: { id } });
      return task ? res.status(200).json(task) : res.status(404).json({ error: "Task not found" });
    case "PATCH":
      return res.status(200).json(await db.task.update({ where: { id }, data: req.body }));
    default:
      return res.status(405).end();
  }
}
