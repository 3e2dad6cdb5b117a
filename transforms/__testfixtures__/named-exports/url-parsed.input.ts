import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();

  const { searchParams, pathname } = new URL(req.url!, `http://${req.headers.host}`);
  const status = searchParams.get("status");
  const tags = searchParams.getAll("tag");

  const orders = await db.order.findMany({ where: { status, tags } });
  return res.status(200).json({ pathname, status, tags, orders });
}
