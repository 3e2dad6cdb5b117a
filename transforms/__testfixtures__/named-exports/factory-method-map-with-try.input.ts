import type { NextApiHandler } from "next";
import { db } from "@/lib/db";

type Handlers = Partial<Record<string, NextApiHandler>>;

function createHandler(handlers: Handlers): NextApiHandler {
  return async (req, res) => {
    const handler = handlers[req.method ?? ""];
    if (!handler) {
      res.setHeader("Allow", Object.keys(handlers));
      return res.status(405).end(`Method ${req.method} Not Allowed`);
    }
    try {
      await handler(req, res);
    } catch (error) {
      res.status(500).json({ error: error instanceof Error ? error.message : "Internal server error" });
    }
  };
}

const getTasks: NextApiHandler = async (req, res) => {
  res.status(200).json(await db.task.findMany());
};

const createTask: NextApiHandler = async (req, res) => {
  const { title } = req.body;
  if (!title) return res.status(400).json({ error: "title is required" });
  res.status(201).json(await db.task.create({ data: { title } }));
};

export default createHandler({ GET: getTasks, POST: createTask });
