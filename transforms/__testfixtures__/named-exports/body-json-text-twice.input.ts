import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    return res.status(405).json({ error: "Method not allowed" });
  }
  try {
    const body = typeof req.body === "string" ? JSON.parse(req.body) : req.body;
    const event = await db.event.create({ data: { name: body.name } });
    return res.status(201).json(event);
  } catch (error) {
    return res.status(400).json({ error: "The body isn't JSON" });
  }
}
