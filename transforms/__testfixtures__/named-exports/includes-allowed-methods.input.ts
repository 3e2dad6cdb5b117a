import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

const ALLOWED_METHODS = ["GET", "POST"];

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (!req.method || !ALLOWED_METHODS.includes(req.method)) {
    res.setHeader("Allow", ALLOWED_METHODS);
    return res.status(405).json({ error: "Method not allowed" });
  }

  if (req.method === "GET") {
    return res.json(await db.user.findMany());
  }

  const { name, email } = req.body;
  return res.status(201).json(await db.user.create({ data: { name, email } }));
}
