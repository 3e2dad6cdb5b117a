import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

type Handler = (req: NextApiRequest, res: NextApiResponse) => Promise<unknown> | unknown;

function withErrorHandling(handler: Handler): Handler {
  return async (req, res) => {
    try {
      return await handler(req, res);
    } catch (error) {
      return res.status(500).json({ error: "Something went wrong" });
    }
  };
}

function methodHandler(handlers: Record<string, Handler>): Handler {
  return async (req, res) => {
    const handler = handlers[req.method || ""];
    if (!handler) {
      return res.status(405).json({ error: `Method ${req.method} not allowed` });
    }
    return handler(req, res);
  };
}

export default withErrorHandling(
  methodHandler({
    GET: async (req, res) => {
      res.status(200).json(await db.task.findMany());
    },
    POST: async (req, res) => {
      res.status(201).json(await db.task.create({ data: req.body }));
    },
  }),
);
