import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { teamId, memberId } = req.query as { teamId: string; memberId: string };

  if (req.method === "PUT") {
    const { role } = req.body as { role?: string };
    if (!role) return res.status(400).json({ error: "Role is required" });
    const member = await db.member.update({ where: { teamId, userId: memberId }, data: { role } });
    return res.status(200).json(member);
  }

  if (req.method === "DELETE") {
    await db.member.delete({ where: { teamId, userId: memberId } });
    return res.status(200).json({ removed: memberId, from: teamId });
  }

  return res.status(405).json({ error: "Method not allowed" });
}
