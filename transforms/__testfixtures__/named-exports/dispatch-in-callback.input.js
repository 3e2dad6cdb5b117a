import { db } from "@/lib/db";

export default async function handler(req, res) {
  if (!["POST", "PUT"].includes(req.method)) {
    res.status(405).json({ error: "Method not allowed" });
    return;
  }

  const items = Array.isArray(req.body) ? req.body : [req.body];
  const saved = await Promise.all(
    items.map((item) =>
      req.method === "POST"
        ? db.product.create({ data: item })
        : db.product.update({ where: { id: item.id }, data: item }),
    ),
  );

  res.status(req.method === "POST" ? 201 : 200).json(saved);
}
