import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";
import { rateLimit } from "@/lib/limits";

type Stats = { users: number; orders: number; healthy: boolean };

export default async function handler(req: NextApiRequest, res: NextApiResponse<Stats | { error: string }>) {
  if (req.method !== "GET") {
    res.setHeader("Allow", "GET");
    return res.status(405).json({ error: "Method not allowed" });
  }

  const [users, orders, limit] = await Promise.all([
    db.user.count(),
    db.order.count({ where: { status: req.query.status } }),
    rateLimit(req.headers["x-client"] === "busy" ? "busy" : "stats"),
  ]);

  res.setHeader("Cache-Control", limit.success ? "s-maxage=30" : "no-store");
  res.status(limit.success ? 200 : 503).json({ users, orders, healthy: limit.success });
}
