import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const id = req.query.id as string;

  switch (req.method) {
    case "GET":
      const task = await db.task.findUnique({ where: { id } });
      if (!task) return res.status(404).json({ error: "Not found" });
      return res.status(200).json(task);

    case "PUT":
    case "PATCH":
      const updated = await db.task.update({ where: { id }, data: req.body });
      return res.status(200).json(updated);

    case "DELETE":
      await db.task.delete({ where: { id } });
      return res.status(204).end();

    default:
      res.setHeader("Allow", ["GET", "PUT", "PATCH", "DELETE"]);
      return res.status(405).end(`Method ${req.method} Not Allowed`);
  }
}
