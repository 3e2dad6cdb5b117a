import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

const methods: Record<string, (req: NextApiRequest, res: NextApiResponse) => unknown> = {
  // the list
  GET: async (req, res) => res.json(await db.task.findMany()),
  // a new one
  POST: async (req, res) => res.status(201).json(await db.task.create({ data: req.body })),
};

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  return methods[req.method!]?.(req, res) ?? res.status(405).end();
}
