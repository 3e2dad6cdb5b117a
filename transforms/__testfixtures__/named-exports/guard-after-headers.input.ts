import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";
import { userFrom } from "@/lib/auth";

async function requireUser(req: NextApiRequest, res: NextApiResponse) {
  const user = await userFrom(req.headers.authorization);
  if (!user) {
    res.status(401).json({ error: "Unauthorized" });
    return null;
  }
  return user;
}

function hasKey(req: NextApiRequest, res: NextApiResponse): boolean {
  if (req.headers["x-api-key"] === "secret") return true;
  res.setHeader("Cache-Control", "private");
  res.status(403).end("Forbidden");
  return false;
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const origin = req.headers.origin;
  if (origin) res.setHeader("Access-Control-Allow-Origin", origin);
  res.setHeader("Cache-Control", "no-store");

  if (req.method === "GET") {
    const user = await requireUser(req, res);
    if (!user) return;
    return res.status(200).json(await db.project.findMany({ where: { ownerId: user.id } }));
  }
  if (req.method === "DELETE") {
    if (!hasKey(req, res)) return;
    await db.project.deleteMany();
    return res.status(204).end();
  }
  return res.status(405).end();
}
