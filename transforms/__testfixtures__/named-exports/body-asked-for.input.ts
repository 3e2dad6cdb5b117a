import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "PUT") return res.status(405).end();
  const settings = req.body;
  if (!settings) {
    return res.status(400).json({ error: "settings are missing" });
  }
  const saved = await db.settings.update({ where: { id: String(req.query.team) }, data: settings });
  return res.status(200).json(saved);
}
