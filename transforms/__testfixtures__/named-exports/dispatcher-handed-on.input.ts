import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  return handleRequest(req, res);
}

/** Lists and creates tasks. */
async function handleRequest(req: NextApiRequest, res: NextApiResponse) {
  const { method } = req;
  if (method === "GET") {
    return res.json(await db.task.findMany());
  }
  if (method === "POST") {
    const { title } = req.body;
    if (!title) return res.status(400).json({ error: "Title is required" });
    return res.status(201).json(await db.task.create({ data: { title } }));
  }
  res.setHeader("Allow", "GET, POST");
  res.status(405).end();
}
