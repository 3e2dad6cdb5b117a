import { db } from "@/lib/db";
import { log } from "@/lib/log";

export default async function handler(req, res) {
  let status = 200;
  switch (req.method) {
    case "POST":
      await db.task.create({ data: req.body });
      status = 201;
      log("created");
    // falls through: answer with the whole list
    case "GET":
      const tasks = await db.task.findMany();
      res.status(status).json(tasks);
      break;
    default:
      res.status(405).end();
  }
}
