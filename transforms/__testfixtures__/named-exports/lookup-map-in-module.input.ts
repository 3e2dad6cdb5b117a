import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

const handlers: Record<string, (req: NextApiRequest, res: NextApiResponse) => Promise<void>> = {
  GET: async (req, res) => {
    const tasks = await db.task.findMany();
    res.status(200).json(tasks);
  },
  POST: async (req, res) => {
    const { title } = req.body;
    const task = await db.task.create({ data: { title } });
    res.status(201).json(task);
  },
};

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const methodHandler = handlers[req.method as string];
  if (!methodHandler) {
    return res.status(405).json({ error: "Method not allowed" });
  }
  return methodHandler(req, res);
}
