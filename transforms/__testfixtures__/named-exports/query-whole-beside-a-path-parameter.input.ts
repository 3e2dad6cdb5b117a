import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  const { query } = req;
  const where = ["status", "sort"].filter((key) => query[key]);
  const posts = await db.post.findMany({ where: { blog: query.id, where }, take: Number(query.limit) || 20 });
  res.json({ posts, asked: Object.keys(query).length });
}
