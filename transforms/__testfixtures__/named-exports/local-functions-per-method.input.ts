import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query as { id: string };

  const getTask = async () => {
    const task = await db.task.findUnique({ where: { id } });
    if (!task) return res.status(404).json({ error: "Task not found" });
    return res.status(200).json(task);
  };

  const updateTask = async () => {
    const { title, done } = req.body;
    const task = await db.task.update({ where: { id }, data: { title, done } });
    return res.status(200).json(task);
  };

  const deleteTask = async () => {
    await db.task.delete({ where: { id } });
    return res.status(204).end();
  };

  switch (req.method) {
    case "GET":
      return getTask();
    case "PUT":
      return updateTask();
    case "DELETE":
      return deleteTask();
    default:
      return res.status(405).json({ error: "Method not allowed" });
  }
}
