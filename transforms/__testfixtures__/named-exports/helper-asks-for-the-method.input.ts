import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";
import { audit } from "@/lib/log";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (!["GET", "POST", "DELETE"].includes(req.method!)) {
    return res.status(405).end();
  }

  await track(req);

  if (req.method === "GET") {
    return res.json(await db.task.findMany());
  }
  if (req.method === "DELETE") {
    await db.task.deleteMany({ where: { done: true } });
    return res.status(204).end();
  }
  return res.status(201).json(await db.task.create({ data: { title: req.query.text } }));
}

async function track(req: NextApiRequest) {
  if (req.method !== "GET") {
    await audit("notes.changed", { ip: req.headers["x-forwarded-for"] });
  }
  switch (req.method) {
    case "GET":
      await audit("notes.read");
      break;
    case "DELETE":
      await audit("notes.cleared");
      break;
    default:
      await audit("notes.added");
  }
}
