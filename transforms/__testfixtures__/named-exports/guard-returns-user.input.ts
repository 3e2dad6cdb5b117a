import type { NextApiRequest, NextApiResponse } from "next";
import { verifyToken, type User } from "@/lib/auth";
import { db } from "@/lib/db";

async function authenticate(req: NextApiRequest, res: NextApiResponse): Promise<User | null> {
  const token = req.headers.authorization?.replace("Bearer ", "");
  if (!token) {
    res.status(401).json({ error: "Missing token" });
    return null;
  }
  const user = await verifyToken(token);
  if (!user) {
    res.status(403).json({ error: "Invalid token" });
    return null;
  }
  return user;
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const user = await authenticate(req, res);
  if (!user) return;

  if (req.method === "GET") {
    return res.status(200).json({ user });
  }

  if (req.method === "PATCH") {
    const { name } = req.body;
    const updated = await db.user.update({ where: { id: user.id }, data: { name } });
    return res.status(200).json(updated);
  }

  return res.status(405).json({ error: "Method not allowed" });
}
