import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export type TaskInput = { title: string; done?: boolean };

export const MAX_TITLE_LENGTH = 80;

export function validateTask(input: TaskInput): string | null {
  if (!input.title) return "Title is required";
  if (input.title.length > MAX_TITLE_LENGTH) return "Title is too long";
  return null;
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).json({ error: "Method not allowed" });

  const input: TaskInput = req.body;
  const problem = validateTask(input);
  if (problem) return res.status(400).json({ error: problem });

  return res.status(201).json(await db.task.create({ data: { title: input.title, done: input.done ?? false } }));
}
