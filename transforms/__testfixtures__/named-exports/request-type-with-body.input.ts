import type { NextApiRequest, NextApiResponse } from "next";
type Item = { price: number; qty: number };
interface CartRequest extends NextApiRequest { body: { items: Item[]; coupon?: string } }
export default async function handler(req: CartRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  if (!req.body.items) return res.status(400).json({ error: "items" });
  const total = req.body.items.reduce((sum, i) => sum + i.price * i.qty, 0);
  const names = req.body.items.map((i) => i.qty);
  if (req.body.coupon) return res.json({ total: total / 2, names });
  res.json({ total, names, body: req.body });
}
