import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

// The tasks, for other sites as well.
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  // Set CORS headers
  res.setHeader("Access-Control-Allow-Origin", "*");
  res.setHeader("Access-Control-Allow-Methods", "GET, POST, OPTIONS");

  // Preflight
  if (req.method === "OPTIONS") {
    return res.status(200).end();
  }
  if (req.method === "GET") {
    res.setHeader("Cache-Control", "no-store");
    return res.json(await db.task.findMany());
  }
  if (req.method === "POST") {
    if (!req.body.title) return res.status(400).json({ error: "A title is needed" });
    return res.status(201).json(await db.task.create({ data: { title: req.body.title } }));
  }
  return res.status(405).json({ error: "Method not allowed" });
}
