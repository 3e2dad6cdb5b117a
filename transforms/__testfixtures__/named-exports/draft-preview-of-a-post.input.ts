import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

// GET /api/preview?secret=…&slug=…, asked by the CMS
export default async function preview(req: NextApiRequest, res: NextApiResponse) {
  const { secret, slug } = req.query;

  if (secret !== "MY_SECRET" || !slug) {
    return res.status(401).json({ message: "Invalid token" });
  }

  const post = await db.post.findFirst({ where: { slug } });

  // If the slug doesn't exist prevent preview mode from being enabled
  if (!post) {
    return res.status(401).json({ message: "Invalid slug" });
  }

  // Enable Preview Mode by setting the cookies
  res.setPreviewData({});

  // Redirect to the path from the fetched post
  res.writeHead(307, { Location: `/posts/${post.slug}` });
  res.end();
}
