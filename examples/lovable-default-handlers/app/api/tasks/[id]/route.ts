import type { NextApiRequest, NextApiResponse } from "next";
import { deleteTask, getTask, updateTask } from "@/lib/tasks";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query;

  if (typeof id !== "string") {
    return res.status(400).json({ error: "Invalid task id" });
  }

  try {
    switch (req.method) {
      case "GET": {
        const task = getTask(id);
        if (!task) {
          return res.status(404).json({ error: "Task not found" });
        }
        return res.status(200).json(task);
      }
      case "PATCH": {
        const { title, done } = req.body;
        // Only touch what was sent
        const task = updateTask(id, {
          ...(title !== undefined ? { title } : {}),
          ...(done !== undefined ? { done } : {}),
        });
        if (!task) {
          return res.status(404).json({ error: "Task not found" });
        }
        return res.status(200).json(task);
      }
      case "DELETE": {
        if (!deleteTask(id)) {
          return res.status(404).json({ error: "Task not found" });
        }
        return res.status(204).end();
      }
      default:
        res.setHeader("Allow", ["GET", "PATCH", "DELETE"]);
        return res.status(405).json({ error: "Method not allowed" });
    }
  } catch (error) {
    console.error("Task API error:", error);
    return res.status(500).json({ error: "Internal server error" });
  }
}
