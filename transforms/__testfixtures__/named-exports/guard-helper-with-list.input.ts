import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

function allow(req: NextApiRequest, res: NextApiResponse, methods: string[]): boolean {
  if (req.method && methods.includes(req.method)) return true;
  res.setHeader("Allow", methods);
  res.status(405).json({ error: `Method ${req.method} not allowed` });
  return false;
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (!allow(req, res, ["GET", "POST"])) return;

  if (req.method === "GET") {
    return res.status(200).json(await db.task.findMany());
  }

  const { title } = req.body;
  return res.status(201).json(await db.task.create({ data: { title } }));
}
