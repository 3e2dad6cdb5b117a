import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    switch (req.method) {
      case "GET":
        res.status(200).json(await db.post.findMany());
        break;
      case "POST": {
        if (!req.body.title) throw new Error("Title is required");
        res.status(201).json(await db.post.create({ data: { title: req.body.title } }));
        break;
      }
      default:
        throw new Error(`Unsupported method: ${req.method}`);
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : "Unknown error";
    res.status(500).json({ error: message });
  }
}
