import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

type Handler = (req: NextApiRequest, res: NextApiResponse) => Promise<unknown>;

function methods(table: Record<string, Handler>): NextApiHandler {
  return async (req, res) => {
    const handle = table[req.method as string];
    if (!handle) return res.status(405).json({ error: `${req.method} is not supported` });
    console.info(req.method);
    try {
      return await handle(req, res);
    } catch {
      return res.status(500).json({ error: "Something went wrong" });
    }
  };
}

export default methods({
  GET: async (_req, res) => {
    const tasks = await db.task.findMany();
    return res.status(200).json(tasks);
  },
  async POST(req, res) {
    const { title } = req.body;
    if (!title) return res.status(400).json({ error: "title is required" });
    return res.status(201).json(await db.task.create({ data: { title } }));
  },
});
