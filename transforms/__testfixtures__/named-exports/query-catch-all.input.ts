import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") {
    return res.status(405).json({ error: "Method not allowed" });
  }

  const slug = req.query.slug as string[];
  const path = slug.join("/");

  const post = await db.post.findFirst({ where: { path } });
  if (!post) {
    return res.status(404).json({ error: `No page at /${path}`, depth: slug.length });
  }
  return res.status(200).json({ post, parent: slug.length > 1 ? slug[slug.length - 2] : null });
}
