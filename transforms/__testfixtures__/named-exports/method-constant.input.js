import { db } from "@/lib/db";

const METHOD = "PATCH";
const MESSAGES = { notAllowed: "Method not allowed", noId: "Missing id" };

export default async function handler(req, res) {
  if (req.method !== METHOD) return res.status(405).json({ error: MESSAGES.notAllowed });
  if (!req.body.id) return res.status(400).json({ error: MESSAGES.noId });

  const user = await db.user.update({ where: { id: req.body.id }, data: { name: req.body.name } });
  res.status(200).json(user);
}
