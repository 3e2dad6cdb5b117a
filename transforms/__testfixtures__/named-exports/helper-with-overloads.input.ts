import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

// What every answer looks like.
function reply(res: NextApiResponse, status: number): void;
function reply(res: NextApiResponse, status: number, data: unknown): void;
function reply(res: NextApiResponse, status: number, data?: unknown): void {
  res.status(status).json({ ok: status < 400, data: data ?? null });
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return reply(res, 405);
  const order = await db.order.findUnique({ where: { id: req.query.id } });
  if (!order) return reply(res, 404);
  return reply(res, 200, order);
}
