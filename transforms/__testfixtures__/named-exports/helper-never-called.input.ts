import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

const readPage = (req: NextApiRequest) => Number(req.query.page ?? 1);

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  return res.status(200).json(await db.event.findMany());
}
