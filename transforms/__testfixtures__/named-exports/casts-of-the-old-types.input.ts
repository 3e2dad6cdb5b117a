import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query;
  if (req.method === "GET") {
    const search = req.query.search as string | undefined;
    const page = (req.query.page as string) || "1";
    const limit = parseInt((req.query.limit as string) ?? "10", 10);
    if ((req.query.format as string) === "short") {
      return res.status(200).json({ id: (id as string).toUpperCase() });
    }
    const tasks = await db.task.findMany({ where: { id: id as string, search }, take: limit });
    return res.status(200).json({ tasks, page });
  }
  if (req.method === "PATCH") {
    const { title, notify = "no" } = req.query;
    if (!title) return res.status(400).json({ error: "A title is needed" });
    const task = await db.task.update({ where: { id: id as string }, data: { title: title as string } });
    return res.status(200).json({ task, notify: (notify as string).toUpperCase() });
  }
  if (req.method === "DELETE") {
    await db.task.delete({ where: { id: id as string } });
    return res.status(204).end();
  }
  return res.status(405).end();
}
