import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "POST") {
    req.body = { status: "open", ...req.body };
    if (!req.body.title) {
      return res.status(400).json({ error: "A title is needed" });
    }
    return res.status(201).json(await db.task.create({ data: req.body }));
  }
  if (req.method === "PUT") {
    if (typeof req.body === "string") {
      req.body = JSON.parse(req.body);
    }
    const { title } = req.body;
    return res.status(200).json({ title });
  }
  return res.status(405).end();
}
