import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

class TasksController {
  static async get(req: NextApiRequest, res: NextApiResponse) {
    return res.status(200).json(await db.task.findMany());
  }

  static async post(req: NextApiRequest, res: NextApiResponse) {
    const { title } = req.body;
    if (!title) return this.fail(res, "title is required");
    return res.status(201).json(await db.task.create({ data: { title } }));
  }

  private static fail(res: NextApiResponse, message: string) {
    return res.status(400).json({ error: message });
  }
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case "GET":
      return TasksController.get(req, res);
    case "POST":
      return TasksController.post(req, res);
    default:
      return res.status(405).json({ error: "Method not allowed" });
  }
}
