import { db } from "@/lib/db";

export default async function handler(req, res) {
  const term = req.query.q || req.body.q;
  if (!term) {
    res.status(400).json({ error: "Search term missing" });
    return;
  }
  const products = await db.product.findMany({ where: { name: { contains: term } } });
  res.status(200).json({ term, products });
}
