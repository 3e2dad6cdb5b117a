import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

async function handler(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case "GET":
      return res.json(await db.task.findMany());
    case "POST":
      return res.status(201).json(await db.task.create({ data: { title: req.body.title } }));
    default:
      return res.status(405).end();
  }
}

export { handler as GET, handler as POST };
