import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") {
    return res.status(405).end();
  }

  const { tag, author } = req.query;
  const tags = Array.isArray(tag) ? tag : tag ? [tag] : [];

  const posts = await db.post.findMany({
    where: { tags: { hasEvery: tags }, author: Array.isArray(author) ? author[0] : author },
  });

  return res.status(200).json({ tags, posts });
}
