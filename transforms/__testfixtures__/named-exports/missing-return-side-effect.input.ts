import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    return res.status(405).json({ error: "Method not allowed" });
  }

  const { name, email } = req.body;

  if (!email) {
    res.status(400).json({ error: "Email is required" });
  }

  const customer = await db.customer.create({ data: { name, email } });

  return res.status(201).json(customer);
}
