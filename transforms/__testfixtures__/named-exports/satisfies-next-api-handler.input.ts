import type { NextApiHandler } from "next";
import { db } from "@/lib/db";

export default (async (req, res) => {
  if (req.method === "DELETE") {
    await db.task.delete({ where: { id: String(req.query.id) } });
    return res.status(204).end();
  }
  res.status(405).end();
}) satisfies NextApiHandler;
