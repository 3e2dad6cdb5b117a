import type { NextApiRequest, NextApiResponse } from "next";

function withoutId(task: Record<string, unknown>) {
  delete task.id;
}

async function create(req: NextApiRequest, res: NextApiResponse) {
  return res.status(201).json(req.body);
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  withoutId(req.body);
  return create(req, res);
}
