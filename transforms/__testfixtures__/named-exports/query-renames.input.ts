import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const {
    query: { id: projectId, sort: order = "asc", "due-before": dueBefore },
    method,
  } = req;

  if (method !== "GET") {
    res.setHeader("Allow", ["GET"]);
    return res.status(405).end(`Method ${method} Not Allowed`);
  }

  const tasks = await db.task.findMany({ where: { projectId, dueBefore }, orderBy: { title: order } });
  return res.status(200).json({ projectId, order, tasks });
}
