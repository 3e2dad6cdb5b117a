import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async (req: NextApiRequest, res: NextApiResponse) => {
  const handlers = {
    GET: async () => {
      const tasks = await db.task.findMany();
      return res.status(200).json(tasks);
    },
    PUT: async () => {
      const { id, title } = req.body;
      const task = await db.task.update({ where: { id }, data: { title } });
      return res.status(200).json(task);
    },
  } as const;

  const handler = handlers[req.method as keyof typeof handlers];
  if (!handler) return res.status(405).json({ error: "Method not allowed" });
  try {
    return await handler();
  } catch (error) {
    return res.status(500).json({ error: (error as Error).message });
  }
};
