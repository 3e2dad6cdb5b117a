import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const fail = (status: number, message: string) => res.status(status).json({ error: message });

  if (req.method !== "PUT" && req.method !== "DELETE") {
    return fail(405, "Method not allowed");
  }

  const { id } = req.query;
  if (typeof id !== "string") return fail(400, "Invalid id");

  const project = await db.project.findUnique({ where: { id } });
  if (!project) return fail(404, "Project not found");

  if (req.method === "DELETE") {
    await db.project.delete({ where: { id } });
    return res.status(204).end();
  }

  const { name } = req.body;
  if (!name) return fail(400, "Name is required");
  const updated = await db.project.update({ where: { id }, data: { name } });
  return res.status(200).json(updated);
}
