import type { NextApiRequest, NextApiResponse } from "next";
import { track } from "@/lib/track";

type Sort = "newest" | "price";
type Query = {
  q?: string;
  page?: string;
  sort?: Sort;
};

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();

  try {
    const { q, page, sort }: Query = req.query;
    const limit = parseInt(req.query.limit as string, 10) || 20;
    const { tag } = req.query as { tag?: string };
    if (!q) return res.status(400).json({ error: "q is required" });

    track("search", { words: q.trim().split(/\s+/), page: Number(page ?? 1), sort, tag: tag?.toLowerCase() });
    return res.status(200).json({ q, limit });
  } catch (error) {
    return res.status(500).json({ error: "Search failed" });
  }
}
