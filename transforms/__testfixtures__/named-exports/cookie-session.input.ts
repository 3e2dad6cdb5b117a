import type { NextApiRequest, NextApiResponse } from "next";
import { getSession } from "@/lib/auth";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const session = await getSession(req.cookies.session);
  if (!session) {
    return res.status(401).json({ error: "Not authenticated" });
  }

  if (req.method === "GET") {
    const orders = await db.order.findMany({ where: { userId: session.user.id } });
    return res.status(200).json({ orders, theme: req.cookies.theme });
  }

  if (req.method === "POST") {
    const order = await db.order.create({ data: { ...req.body, userId: session.user.id } });
    return res.status(201).json(order);
  }

  return res.status(405).json({ error: "Method not allowed" });
}
