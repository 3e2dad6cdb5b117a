import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

const actions: Record<string, (req: NextApiRequest, res: NextApiResponse) => unknown> = {
  GET: async (req, res) => res.json(await db.event.findUnique({ where: { id: req.query.id } })),
  POST: async (req, res) => {
    const event = await db.event.create({ data: { title: req.body.title } });
    return res.status(201).json(event);
  },
};

function withAuth(next: (req: NextApiRequest, res: NextApiResponse) => unknown) {
  return async (req: NextApiRequest, res: NextApiResponse) => {
    if (!req.headers.authorization) return res.status(401).end();
    return next(req, res);
  };
}

async function handler(req: NextApiRequest, res: NextApiResponse) {
  const action = actions[req.method!];
  if (!action) return res.status(405).end();
  return action(req, res);
}

export default withAuth(handler);
