import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";
import { log } from "@/lib/log";

export default async function handler(req: NextApiRequest, res: NextApiResponse): Promise<void> {
  const id = String(req.query.id);
  try {
    switch (req.method) {
      case "GET":
        if (id.length > 20) {
          res.status(400).json({ error: "That is no id" });
          break; // the pattern comes later
        }
        res.status(200).json(await db.task.findUnique({ where: { id } }));
        break;
      case "DELETE": {
        const task = await db.task.findUnique({ where: { id } });
        if (!task) {
          log.info("nothing to delete");
          res.status(404).json({ error: "No such task" });
          break;
        }
        for (const part of ["comments", "files"]) {
          if (part === "files" && req.query.keepFiles) break;
          log.info("delete", part);
        }
        await db.task.delete({ where: { id } });
        res.status(204).end();
        break;
      }
      default:
        res.status(405).end();
        break;
    }
  } catch (error) {
    res.status(500).json({ error: (error as Error).message });
  }
}
