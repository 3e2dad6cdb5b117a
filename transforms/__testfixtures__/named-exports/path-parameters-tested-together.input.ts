import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { projectId, taskId } = req.query;

  if (typeof projectId !== "string" || typeof taskId !== "string") {
    return res.status(400).json({ message: "Invalid parameters" });
  }

  switch (req.method) {
    case "GET": {
      const task = await db.task.findUnique({ where: { id: taskId, projectId } });
      if (!task) {
        res.status(404).json({ message: "Task not found" });
        break;
      }
      res.status(200).json(task);
      break;
    }
    case "DELETE":
      await db.task.delete({ where: { id: taskId, projectId } });
      res.status(204).end();
      break;
    default:
      res.status(405).json({ message: "Method not allowed" });
  }
}
