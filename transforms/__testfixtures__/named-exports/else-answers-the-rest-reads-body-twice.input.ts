import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

function readInput(req: NextApiRequest) {
  const { title, email } = req.body;
  return { title: title || "untitled", email };
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const method = req.method;
  if (method === "GET") {
    return res.json(await db.post.findMany());
  } else {
    const { amount = 1 } = req.body;
    const post = await db.post.create({ data: { ...readInput(req), amount } });
    return res.status(201).json(post);
  }
}
