import { db } from "@/lib/db";

async function list(req, res) {
  return res.json(await db.task.findMany());
}

async function create(req, res) {
  if (!req.body.title) return res.status(400).json({ error: "title is missing" });
  if (req.body.draft) res.setHeader("X-Draft", "yes");
  return res.status(201).json(await db.task.create({ data: req.body }));
}

export default async function handler(req, res) {
  res.setHeader("Cache-Control", "no-store");
  if (req.method === "GET") return list(req, res);
  if (req.method === "POST") {
    res.setHeader("X-Draft", "no");
    return create(req, res);
  }
  return res.status(405).json({ error: "Method not allowed" });
}
