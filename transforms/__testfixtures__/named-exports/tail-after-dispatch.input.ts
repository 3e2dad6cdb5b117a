import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";
import { audit } from "@/lib/log";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const id = req.query.id as string;
  let result;

  if (req.method === "GET") {
    result = await db.task.findUnique({ where: { id } });
  } else if (req.method === "PUT") {
    result = await db.task.update({ where: { id }, data: req.body });
  } else if (req.method === "DELETE") {
    result = await db.task.delete({ where: { id } });
  } else {
    return res.status(405).json({ error: "Method not allowed" });
  }

  await audit("task", { id, method: req.method });
  return res.status(200).json({ result });
}
