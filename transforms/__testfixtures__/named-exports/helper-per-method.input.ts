import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case "GET":
      return handleGet(req, res);
    case "POST":
      return handlePost(req, res);
    case "DELETE":
      return await handleDelete(req, res);
    default:
      res.setHeader("Allow", ["GET", "POST", "DELETE"]);
      return res.status(405).end(`Method ${req.method} Not Allowed`);
  }
}

async function handleGet(req: NextApiRequest, res: NextApiResponse) {
  const { status } = req.query;
  const tasks = await db.task.findMany({ where: { status } });
  return res.status(200).json(tasks);
}

async function handlePost(req: NextApiRequest, res: NextApiResponse) {
  const { title } = req.body;
  if (!title) {
    return res.status(400).json({ error: "Title is required" });
  }
  const task = await db.task.create({ data: { title } });
  return res.status(201).json(task);
}

async function handleDelete(req: NextApiRequest, res: NextApiResponse) {
  const { count } = await db.task.deleteMany({ where: { done: true } });
  res.status(200).json({ deleted: count });
}
