import { db } from "@/lib/db";

async function remove(req, res) {
  const task = await db.task.findUnique({ where: { id: req.query.id } });
  if (!task) {
    res.status(404).json({ error: "not found" });
  }
  return res.status(204).json({});
}

export default async function handler(req, res) {
  if (req.method !== "DELETE") return res.status(405).end();
  try {
    return await remove(req, res);
  } catch (error) {
    console.error(error);
    return res.status(500).end();
  }
}
