import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

// The shop's front end runs on another domain.
function setCors(res: NextApiResponse) {
  res.setHeader("Access-Control-Allow-Origin", "*");
  res.setHeader("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
  res.setHeader("Access-Control-Allow-Headers", "Content-Type");
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  setCors(res);

  if (req.method === "OPTIONS") {
    return res.status(200).end();
  }

  if (req.method === "GET") {
    res.setHeader("Cache-Control", "no-store");
    return res.status(200).json(await db.task.findMany());
  }

  if (req.method === "POST") {
    const { title } = req.body;
    if (!title) {
      return res.status(400).json({ error: "A title is needed" });
    }
    return res.status(201).json(await db.task.create({ data: { title } }));
  }

  return res.status(405).json({ error: "Method not allowed" });
}
