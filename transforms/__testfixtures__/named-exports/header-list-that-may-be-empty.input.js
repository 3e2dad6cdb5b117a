import { db } from "@/lib/db";

export default async function handler(req, res) {
  if (req.method !== "GET") {
    res.setHeader("Allow", ["GET"]);
    return res.status(405).end();
  }
  const tags = (req.query.tags || "").split(",").filter(Boolean);
  res.setHeader("Cache-Tag", "all");
  if (tags.length < 3) res.setHeader("Cache-Tag", tags);
  res.json(await db.post.findMany({ where: { tags } }));
}
