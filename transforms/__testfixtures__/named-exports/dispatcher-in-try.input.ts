import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    await route(req, res);
  } catch (error) {
    console.error(error);
    res.status(500).json({ error: "Server error" });
  }
}

async function route(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case "GET":
      return res.status(200).json(await db.task.findMany());
    case "POST": {
      const { title } = req.body;
      if (!title) return res.status(400).json({ error: "Title is required" });
      return res.status(201).json(await db.task.create({ data: { title } }));
    }
    case "DELETE":
      await db.task.delete({ where: { id: String(req.query.id) } });
      return res.status(204).end();
    default:
      res.setHeader("Allow", ["GET", "POST", "DELETE"]);
      return res.status(405).end();
  }
}
