import type { NextApiRequest, NextApiResponse } from "next";
import { createTask, listTasks } from "@/lib/tasks";

// GET  /api/tasks?done=true -> list
// POST /api/tasks           -> create
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    const { done } = req.query;
    const tasks = listTasks(done === undefined ? undefined : { done: done === "true" });
    return res.status(200).json(tasks);
  }

  if (req.method === "POST") {
    const { title } = req.body;

    if (!title || typeof title !== "string") {
      return res.status(400).json({ error: "Title is required" });
    }

    const task = createTask(title.trim());
    return res.status(201).json(task);
  }

  res.setHeader("Allow", ["GET", "POST"]);
  return res.status(405).end(`Method ${req.method} Not Allowed`);
}
