import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

const allowMethods =
  (...methods: string[]) =>
  (handler: NextApiHandler) =>
  async (req: NextApiRequest, res: NextApiResponse) => {
    if (!methods.includes(req.method ?? "")) {
      res.setHeader("Allow", methods);
      return res.status(405).json({ error: `Method ${req.method} not allowed` });
    }
    return handler(req, res);
  };

export default allowMethods("GET", "POST")(async (req, res) => {
  if (req.method === "GET") return res.json(await db.task.findMany());
  return res.status(201).json(await db.task.create({ data: req.body }));
});
