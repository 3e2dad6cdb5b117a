import { db } from "@/lib/db";

// moved over from Express
export default async function handler(req, res, next) {
  if (req.method !== "GET") return res.status(405).json({ message: "Only GET" });
  res.json(await db.task.findMany());
}
