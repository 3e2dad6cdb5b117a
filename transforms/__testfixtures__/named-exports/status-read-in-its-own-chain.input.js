import { db } from "@/lib/db";

export default async function handler(req, res) {
  if (req.method !== "GET") return res.status(405).end();
  lookup: {
    if (!req.query.sku) break lookup;
    const product = await db.product.findUnique({ where: { id: req.query.sku } });
    if (!product) break lookup;
    return res.json(product);
  }
  return res.status(404).json({ code: res.statusCode, error: "Not found" });
}
