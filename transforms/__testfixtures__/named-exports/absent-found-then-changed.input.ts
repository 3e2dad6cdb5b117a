import type { NextApiRequest, NextApiResponse } from "next";

const items = new Map([["1", { id: "1", seen: 0 }]]);

// Counts how often an item was looked at.
export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    const item = items.get(String(req.query.id));
    if (item) item.seen += 1;
    return res.status(200).json(item);
  }
  if (req.method === "PUT") {
    const item = items.get(String(req.query.id));
    if (!item) console.warn("no such item");
    return res.status(200).json(item);
  }
  if (req.method === "DELETE") {
    const item = items.get(String(req.query.id));
    if (!item) return res.status(404).json({ error: "No such item" });
    items.delete(item.id);
    return res.status(200).json(item);
  }
  res.status(405).end();
}
