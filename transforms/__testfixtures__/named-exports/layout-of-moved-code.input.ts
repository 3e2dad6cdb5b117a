import type { NextApiRequest, NextApiResponse } from "next";
import { z } from "zod";
import { db } from "@/lib/db";

const taskSchema = z.object({ title: z.string().max(100) });

export default async function handler(
  req: NextApiRequest,
  res: NextApiResponse,
) {
  const { workspaceId, projectId, taskId } = req.query;
  if (req.method === "GET") {
    const withComments = req.query.comments === "true" ? true : false;
    const task = await db.task.findUnique({
      where: { id: taskId, projectId, workspaceId },
    });
    if (task) {
      const lastComment =
        withComments && task.title.includes("a") && task.id !== "0"
          ? task.title
          : null;
      return res.status(200).json({ task, lastComment });
    } else {
      return res.status(404).json({ error: "There is no such task" });
    }
  } else if (req.method === "PATCH") {
    const parsed = taskSchema.safeParse(
      req.body,
    );
    if (
      !parsed.success ||
      parsed.data.title === "" ||
      workspaceId === "old"
    ) {
      return res.status(400).json({ error: "A task needs a title" });
    }
    const task =
      await db.task.update({ where: { taskId }, data: parsed.data });
    return res.status(200).json(task);
  } else {
    res.setHeader("Allow", ["GET", "PATCH"]);
    return res.status(405).end(`Method ${req.method} Not Allowed`);
  }
}
