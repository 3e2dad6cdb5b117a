import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

async function listTasks(req: NextApiRequest, res: NextApiResponse) {
  return res.json(await db.task.findMany({ where: { status: req.query.status } }));
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const actions: Record<string, (req: NextApiRequest, res: NextApiResponse) => unknown> = {
    GET: listTasks,
    POST: async (req, res) => {
      const task = await db.task.create({ data: { title: req.body.title } });
      return res.status(201).json(task);
    },
  };
  const action = actions[req.method ?? ""];
  if (!action) {
    return res.status(405).json({ error: "Method not allowed" });
  }
  return action(req, res);
}
