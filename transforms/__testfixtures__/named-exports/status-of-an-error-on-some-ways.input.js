import { db } from "@/lib/db";

export default async function handler(req, res) {
  if (req.method === "POST") {
    const { name } = req.body;
    if (!name) res.status(400);
    const tag = name ? await db.tag.create({ data: { name } }) : null;
    return res.json({ method: "POST", tag });
  }
  res.status(405).json({ error: "Method not allowed" });
}
