import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export const withLogging =
  (handler: NextApiHandler) => async (req: NextApiRequest, res: NextApiResponse) => {
    const startedAt = Date.now();
    await handler(req, res);
    console.log(`${req.method} ${req.url} ${res.statusCode} ${Date.now() - startedAt}ms`);
  };

async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    return res.status(200).json(await db.task.findMany());
  }
  return res.status(405).json({ error: "Method not allowed" });
}

export default withLogging(handler);
