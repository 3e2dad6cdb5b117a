import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

// Reads
async function read(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "HEAD") return res.setHeader("X-Count", String(await db.task.count())).status(200).end();
  return res.status(200).json(await db.task.findMany());
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET" || req.method === "HEAD") return read(req, res);
  if (req.method === "POST") return res.status(201).json(await db.task.create({ data: req.body }));
  return res.status(405).end();
}
