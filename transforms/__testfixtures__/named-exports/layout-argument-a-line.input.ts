import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(
  req: NextApiRequest,
  res: NextApiResponse
) {
  const { id } = req.query;

  if (req.method === "DELETE") {
    await db.task.delete({ where: { id: id as string } });
    return res.status(204).end();
  }

  if (req.method === "GET") {
    const task = await db.task.findUnique({ where: { id: id as string } });

    if (!task) {
      return res.status(404).json({
        error: "not_found",
        message: "There is no such task. It may have been deleted.",
      });
    }

    res.setHeader(
      "Cache-Control",
      "private, max-age=60, stale-while-revalidate=600"
    );
    return res.status(200).json({
      id: task.id,
      title: task.title,
    });
  }

  return res
    .status(405)
    .json({ error: "method_not_allowed" });
}
