import type { NextApiRequest, NextApiResponse } from "next";
import { add, list } from "../../lib/tasks";

function sendError(res: NextApiResponse, status: number, message: string) {
  res.status(status).json({ error: message });
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case "GET":
      return res.status(200).json(await list());
    case "POST":
      if (!req.body.title) return sendError(res, 400, "A task needs a title");
      return res.status(201).json(await add(req.body));
    default:
      res.setHeader("Allow", "GET, POST");
      return sendError(res, 405, "Only GET and POST");
  }
}
