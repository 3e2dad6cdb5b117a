import type { NextApiRequest, NextApiResponse } from "next";
import { userFrom } from "@/lib/auth";
import { db } from "@/lib/db";
import { log } from "@/lib/log";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  log(`${req.method} /api/tasks`);

  // Everyone must be signed in
  const user = await userFrom(req.headers.authorization);
  if (!user) {
    return res.status(401).json({ error: "Unauthorized" });
  }

  if (req.method === "GET") {
    return res.status(200).json(await db.task.findMany({ where: { owner: user.id } }));
  }

  // Only admins may create tasks
  if (req.method === "POST") {
    if (user.role !== "admin") {
      return res.status(403).json({ error: "Forbidden" });
    }
    return res.status(201).json(await db.task.create({ data: { ...req.body, owner: user.id } }));
  }

  return res.status(405).json({ error: "Method not allowed" });
}
