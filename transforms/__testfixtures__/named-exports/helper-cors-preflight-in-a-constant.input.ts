import type { NextApiRequest, NextApiResponse } from "next";
import { getSession } from "@/lib/auth";
import { db } from "@/lib/db";

const ALLOWED_ORIGINS = ["https://shop.example", "https://admin.shop.example"];

/** Only our own front ends may read the orders. */
async function applyCors(request: NextApiRequest, response: NextApiResponse): Promise<boolean> {
  const origin = request.headers.origin;
  if (origin && ALLOWED_ORIGINS.includes(origin)) {
    response.setHeader("Access-Control-Allow-Origin", origin);
  }
  response.setHeader("Access-Control-Allow-Methods", "GET, POST, OPTIONS");

  // The browser only asks
  if (request.method === "OPTIONS") {
    response.status(204).end();
    return true;
  }

  return false;
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const handled = await applyCors(req, res);
  if (handled) return;

  const session = await getSession(req.cookies.session);
  if (!session) {
    return res.status(401).json({ error: "Not signed in" });
  }

  switch (req.method) {
    case "GET":
      return res.status(200).json(await db.order.findMany({ where: { userId: session.user.id } }));
    case "POST":
      return res.status(201).json(await db.order.create({ data: { sku: req.body.sku } }));
    default:
      res.setHeader("Allow", "GET, POST, OPTIONS");
      return res.status(405).end(`Method ${req.method} not allowed`);
  }
}
