import type { NextApiRequest, NextApiResponse, NextApiHandler } from "next";
import { db } from "@/lib/db";

function withErrorHandling(handler: NextApiHandler): NextApiHandler {
  return async (req, res) => {
    try {
      await handler(req, res);
    } catch (error) {
      console.error(error);
      res.status(500).json({ error: "Server error" });
    }
  };
}

async function handler(req: NextApiRequest, res: NextApiResponse) {
  await route(req, res);
}
async function route(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case "GET":
      return res.status(200).json(await db.task.findMany());
    case "DELETE":
      await db.task.delete({ where: { id: String(req.query.id) } });
      return res.status(204).end();
    default:
      res.setHeader("Allow", ["GET", "DELETE"]);
      return res.status(405).end();
  }
}

export default withErrorHandling(handler);
