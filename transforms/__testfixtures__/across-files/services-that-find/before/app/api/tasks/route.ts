import type { NextApiRequest, NextApiResponse } from "next";
import { addTask, findTask, lastTask, listTasks } from "@/services";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case "GET":
      if (req.query.last) return res.json(lastTask());
      return res.json(req.query.id ? await findTask(req.query.id as string) : await listTasks());
    case "POST":
      return res.status(201).json(await addTask(req.body.title));
    default:
      return res.status(405).end();
  }
}
