import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

type Filters = Partial<Record<string, string | string[]>>;

function toWhere(query: Filters) {
  const where: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(query)) {
    if (key !== "orgId" && value) where[key] = Array.isArray(value) ? { in: value } : value;
  }
  return where;
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).json({ error: "Method not allowed" });
  const invoices = await db.invoice.findMany({ where: { orgId: req.query.orgId, ...toWhere(req.query) } });
  return res.status(200).json(invoices);
}
