import type { NextApiRequest, NextApiResponse } from "next";
import { getUser } from "@/lib/auth";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const user = await getUser(req.headers.authorization);
  if (!user) {
    res.status(401).json({ error: "Please sign in" });
    return;
  }

  switch (req.method) {
    case "GET":
      await listTasks();
      break;
    case "POST":
      await createTask();
      break;
    case "DELETE":
      return deleteTask();
    default:
      res.setHeader("Allow", "GET, POST, DELETE");
      res.status(405).end();
  }

  async function listTasks() {
    const tasks = await db.task.findMany();
    if (tasks.length === 0) return res.status(404).json({ error: "No tasks" });
    res.json({ tasks });
  }

  // Only the title is needed
  async function createTask() {
    const { title } = req.body;
    if (!title) return res.status(400).json({ error: "Title is missing" });
    try {
      res.status(201).json(await db.task.create({ data: { title } }));
    } catch (error) {
      res.status(500).json({ error: "Not created" });
    }
  }

  async function deleteTask() {
    const id = req.query.id;
    if (typeof id !== "string") {
      return res.status(400).json({ error: "Which task?" });
    }
    await db.task.delete({ where: { id } });
    return res.status(204).end();
  }
}
