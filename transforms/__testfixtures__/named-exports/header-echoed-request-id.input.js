import { db } from "@/lib/db";
import { track } from "@/lib/track";

const PLANS = { free: { region: "eu" }, team: {} };

export default async function handler(req, res) {
  if (req.method === "POST") {
    res.setHeader("X-Request-Id", req.headers["x-request-id"]);
    track("order", req.body.sku);
    return res.status(201).json({ ok: true });
  }
  if (req.method === "GET") {
    const plan = PLANS[req.query.plan];
    try {
      res.setHeader("X-Region", plan?.region);
    } catch {
      return res.status(400).json({ error: "unknown plan" });
    }
    return res.json(await db.order.findMany());
  }
  res.status(405).end();
}
