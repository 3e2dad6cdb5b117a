import type { NextApiRequest, NextApiResponse } from "next";
import { userFrom } from "@/lib/auth";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET" || req.method === "POST") {
    const user = await userFrom(req.headers.authorization);
    if (user) {
      if (req.method === "GET") {
        const orders = await db.order.findMany({ where: { userId: user.id } });
        res.status(200).json(orders);
      } else {
        const order = await db.order.create({ data: { ...req.body, userId: user.id } });
        res.status(201).json(order);
      }
    } else {
      res.status(401).json({ error: "Not authenticated" });
    }
  } else {
    res.setHeader("Allow", "GET, POST");
    res.status(405).json({ error: "Method not allowed" });
  }
}
