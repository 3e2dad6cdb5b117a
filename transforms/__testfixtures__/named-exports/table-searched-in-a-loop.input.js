import { db } from "@/lib/db";

const handlers = {
  GET: (req, res) => res.json({ id: req.query.id }),
  POST: async (req, res) => {
    const comment = await db.comment.create({ data: { text: req.body.text } });
    return res.status(201).json(comment);
  },
};

export default async function handler(req, res) {
  for (const [method, handle] of Object.entries(handlers)) {
    if (req.method === method) return handle(req, res);
  }
  return res.status(405).json({ error: "Method not allowed" });
}
