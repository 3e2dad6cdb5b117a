import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET" && req.method !== "POST") {
    res.setHeader("Allow", ["GET", "POST"]);
    return res.status(405).json({ error: `Method ${req.method} not allowed` });
  }

  if (req.method === "GET") {
    const tasks = await db.task.findMany();
    return res.status(200).json(tasks);
  }

  const { title } = req.body;
  if (!title?.trim()) {
    return res.status(400).json({ error: "Title is required" });
  }

  const task = await db.task.create({ data: { title: title.trim(), done: false } });
  return res.status(201).json(task);
}
