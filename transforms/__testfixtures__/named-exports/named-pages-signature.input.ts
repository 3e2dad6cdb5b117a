import type { NextApiRequest, NextApiResponse } from "next";
import { prisma } from "@/lib/db";

export async function GET(req: NextApiRequest, res: NextApiResponse) {
  const tasks = await prisma.task.findMany();
  res.status(200).json(tasks);
}

export async function POST(req: NextApiRequest, res: NextApiResponse) {
  const { title } = req.body;
  if (!title) {
    res.status(400).json({ error: "Title is required" });
    return;
  }
  const task = await prisma.task.create({ data: { title, done: false } });
  res.status(201).json(task);
}
