import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "PUT" && req.method !== "DELETE") {
    return res.status(405).json({ error: "Method not allowed" });
  }

  const ids: string[] = req.body.ids ?? [];
  const results: unknown[] = [];
  for (const id of ids) {
    if (!id) continue;
    if (req.method === "DELETE") {
      results.push(await db.task.delete({ where: { id } }));
      continue;
    }
    results.push(await db.task.update({ where: { id }, data: { done: true } }));
  }
  return res.status(200).json(results);
}
