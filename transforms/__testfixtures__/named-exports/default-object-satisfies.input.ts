import type { NextApiHandler } from "next";
import { db } from "@/lib/db";

export default {
  // All tasks.
  GET: async (_req, res) => {
    res.status(200).json(await db.task.findMany());
  },
  /** Makes a task. */
  POST: async function (req, res) {
    const { title } = req.body;
    if (!title) return res.status(400).json({ error: "title" });
    return res.status(201).json(await db.task.create({ data: { title } }));
  },
} satisfies Record<string, NextApiHandler>;
