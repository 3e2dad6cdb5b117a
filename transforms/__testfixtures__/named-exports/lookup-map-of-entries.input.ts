import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

// Everything, the newest first.
async function getTasks(_req: NextApiRequest, res: NextApiResponse) {
  res.status(200).json(await db.task.findMany({ orderBy: { createdAt: "desc" } }));
}

async function createTask(req: NextApiRequest, res: NextApiResponse) {
  res.status(201).json(await db.task.create({ data: { title: req.body.title } }));
}

const handlers = new Map<string, (req: NextApiRequest, res: NextApiResponse) => Promise<void>>([
  ["GET", getTasks],
  ["POST", createTask],
]);

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const handle = handlers.get(req.method!);
  if (!handle) {
    res.setHeader("Allow", [...handlers.keys()]);
    return res.status(405).end();
  }
  await handle(req, res);
}
