import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    const messages = await db.message.findMany();
    res.status(200).json(messages);
  }

  if (req.method === "POST") {
    const { text } = req.body;
    const message = await db.message.create({ data: { text } });
    res.status(201).json(message);
  }
}
