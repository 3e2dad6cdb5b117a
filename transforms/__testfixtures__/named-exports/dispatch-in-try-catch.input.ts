// src/pages/api/tasks/index.ts
import { NextApiRequest, NextApiResponse } from "next";
import { prisma } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    if (req.method === "GET") {
      const tasks = await prisma.task.findMany({ orderBy: { id: "asc" } });
      return res.status(200).json(tasks);
    } else if (req.method === "POST") {
      const { title } = req.body;
      if (!title) {
        return res.status(400).json({ error: "Title is required" });
      }
      const task = await prisma.task.create({ data: { title } });
      return res.status(201).json(task);
    } else {
      return res.status(405).json({ error: "Method not allowed" });
    }
  } catch (error) {
    console.error("API error:", error);
    return res.status(500).json({ error: "Internal server error" });
  }
}
