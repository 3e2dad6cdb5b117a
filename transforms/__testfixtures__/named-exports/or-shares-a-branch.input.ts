import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    return res.status(200).json(await db.product.findUnique({ where: { id: req.query.id } }));
  } else if (req.method === "PUT" || req.method === "PATCH") {
    // Update the product
    const { name, price } = req.body;
    const product = await db.product.update({ where: { id: req.query.id }, data: { name, price } });
    return res.status(200).json(product);
  }
  return res.status(405).json({ error: "Method not allowed" });
}
