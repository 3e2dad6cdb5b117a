import type { NextApiRequest, NextApiResponse } from "next";
import { ALLOWED_METHODS } from "@/lib/handlers";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (!ALLOWED_METHODS.includes(req.method ?? "")) {
    return res.status(405).json({ error: "Method not allowed" });
  }
  return res.status(200).json(await db.task.findMany());
}
