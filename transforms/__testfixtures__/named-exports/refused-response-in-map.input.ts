import type { NextApiRequest, NextApiResponse } from "next";
import { randomUUID } from "node:crypto";

const clients = new Map<string, NextApiResponse>();

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    clients.set(randomUUID(), res);
    return;
  }
  for (const client of clients.values()) client.json({ message: req.body.message });
  clients.clear();
  res.status(202).json({ ok: true });
}
