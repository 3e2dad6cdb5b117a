import type { NextApiRequest, NextApiResponse } from "next";
import { orders } from "@/lib/orders";

export function findOrder(id: string) {
  return orders.find((order) => order.id === id) ?? null;
}

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  res.status(200).json(findOrder(String(req.query.id)));
}
