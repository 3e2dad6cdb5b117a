import type { NextApiRequest, NextApiResponse } from "next";
import { track } from "@/lib/track";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") {
    return res.status(405).json({ error: "Method not allowed" });
  }

  const category = Array.isArray(req.query.category) ? req.query.category[0] : req.query.category;
  const { sort } = req.query;
  const order = Array.isArray(sort) ? sort[0] : sort;

  track("browse", { category, order });
  return res.status(200).json({ category: category ?? null, order: order || "newest" });
}
