"use server";

import { db } from "@/lib/db";

export default async function handler(req, res) {
  if (req.method === "POST") {
    const order = await db.order.create({ data: req.body });
    return res.status(201).json(order);
  }
  return res.status(405).json({ error: "Method not allowed" });
}
