import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

const first = <T,>(items: T[]): T | undefined => items[0];

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    const newest = first(await db.post.findMany());
    return res.status(200).json({ newest: newest ?? null });
  }
  res.status(405).end();
}
