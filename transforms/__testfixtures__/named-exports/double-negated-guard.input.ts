import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const isRead = req.method === "GET";
  const isWrite = ["POST", "PUT"].some((method) => method === req.method);

  if (!isRead && !isWrite) {
    return res.status(405).json({ error: "Method not allowed" });
  }
  if (isRead) {
    return res.status(200).json(await db.customer.findMany());
  }

  const { name } = req.body;
  if (!name) return res.status(400).json({ error: "name is required" });
  return res.status(200).json(await db.customer.create({ data: { name, via: req.method } }));
}
