import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

const first = <T,>(items: T[]): T | undefined => items[0];

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") {
    return res.status(405).json({ error: "Method not allowed" });
  }
  const latest = first(await db.post.findMany({ take: 1, where: { lang: req.query.lang ?? "en" } }));
  res.setHeader("Content-Type", "application/rss+xml");
  return res.status(200).send(`<rss><title>${latest?.name ?? "Nothing yet"}</title></rss>`);
}
