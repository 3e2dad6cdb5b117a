import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export const PAGE_SIZE = 20;

export function slugify(title: string) {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    return res.status(200).json(await db.post.findMany({ take: PAGE_SIZE }));
  }
  if (req.method === "POST") {
    const { title } = req.body;
    if (!title) return res.status(400).json({ error: "title is required" });
    return res.status(201).json(await db.post.create({ data: { title, slug: slugify(title) } }));
  }
  return res.status(405).end();
}
