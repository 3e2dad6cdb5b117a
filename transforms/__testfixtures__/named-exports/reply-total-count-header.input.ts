import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    try {
      const total = await db.task.count();
      res.setHeader("X-Total-Count", total);
      const tasks = db.task.findMany({ take: 10 });
      return res.json(await tasks);
    } finally {
      await db.task.count({ where: { done: true } });
    }
  }
  if (req.method === "DELETE") {
    const { count } = await db.task.deleteMany({});
    if (count === 0) {
      return res.status(404).end();
    } else {
      res.setHeader("X-Deleted", count).setHeader("X-Left", await db.task.count());
      await db.task.findMany({ take: 1 });
      return res.status(200).end();
    }
  }
  res.status(405).end();
}
