import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    const tasks = await db.task.findMany({ where: req.query });
    return res.status(200).json({ tasks, tag: req.query.tag, title: `Tasks of ${req.query.team}` });
  }
  if (req.method === "DELETE") {
    const since = Number(req.query.since);
    if (Number.isNaN(since)) return res.status(400).json({ error: "since when?" });
    await db.task.deleteMany({ where: { since, tag: req.query.tag } });
    return res.status(204).end();
  }
  if (req.method === "PUT") {
    const saved = await db.task.create({ data: req.body });
    return res.status(200).json(saved);
  }
  return res.status(405).end();
}
