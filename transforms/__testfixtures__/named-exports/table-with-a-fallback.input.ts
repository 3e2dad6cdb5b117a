import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

const handlers: Record<string, NextApiHandler> = {
  GET: async (req, res) => {
    const project = await db.project.findUnique({ where: { id: req.query.id } });
    res.json(project);
  },
  PATCH: async (req, res) => {
    const { name } = req.body;
    res.json(await db.project.update({ where: { id: req.query.id }, data: { name } }));
  },
};

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  await (handlers[req.method!] ?? notAllowed)(req, res);
}

function notAllowed(req: NextApiRequest, res: NextApiResponse) {
  res.setHeader("Allow", Object.keys(handlers));
  res.status(405).end(`Method ${req.method} Not Allowed`);
}
