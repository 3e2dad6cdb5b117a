import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query as { id: string };

  if (req.method === "GET") {
    return res.status(200).json(await db.user.findUnique({ where: { id } }));
  }

  if (req.method === "DELETE") {
    await db.user.delete({ where: { id } });
    return res.status(200).json({ success: true });
  }

  // Update
  const user = await db.user.update({ where: { id }, data: req.body });
  return res.status(200).json(user);
}
