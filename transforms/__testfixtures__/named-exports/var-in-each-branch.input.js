import { db } from "@/lib/db";

export default async function handler(req, res) {
  if (req.method === "GET") {
    var tasks = await db.task.findMany();
    return res.status(200).json(tasks);
  } else if (req.method === "POST") {
    var tasks = await db.task.create({ data: req.body });
    return res.status(201).json(tasks);
  }
  res.status(405).end();
}
