import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

const withMetrics = (handler: NextApiHandler): NextApiHandler => {
  return async (req, res) => {
    const startedAt = Date.now();
    const result = await handler(req, res);
    console.info(`tasks took ${(Date.now() - startedAt).toFixed(0)} ms`);
    return result;
  };
};

async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  res.status(200).json(await db.task.findMany());
}

export default withMetrics(handler);
