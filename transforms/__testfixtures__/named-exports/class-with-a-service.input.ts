import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

class TasksController {
  private readonly tasks = db.task;

  async handle(req: NextApiRequest, res: NextApiResponse) {
    if (req.method === "GET") return this.list(req, res);
    if (req.method === "POST") return this.create(req, res);
    return res.status(405).json({ error: "Method not allowed" });
  }

  private async list(req: NextApiRequest, res: NextApiResponse) {
    const { status } = req.query;
    if (!status) return res.status(400).json({ error: "status is needed" });
    return res.status(200).json(await this.tasks.findMany({ where: { status: String(status) } }));
  }

  private async create(req: NextApiRequest, res: NextApiResponse) {
    const { title } = req.body;
    return res.status(201).json(await this.tasks.create({ data: { title } }));
  }
}

const controller = new TasksController();

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  return controller.handle(req, res);
}
