import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    const status = 405;
    return res.status(status).json({ error: "Method not allowed" });
  }

  const { name } = req.body;
  const existing = await db.customer.findFirst({ where: { name: name ?? "missing" } });
  const customer = existing ?? (await db.customer.create({ data: { name } }));
  const status = existing ? 200 : 201;
  return res.status(status).json(customer);
}
