import type { NextApiRequest, NextApiResponse } from "next";
import { add, list } from "../../lib/tasks";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const method = req.method?.toLowerCase();
  if (method === "get") return res.status(200).json(await list());
  if (req.method!.toLowerCase() === "post") return res.status(201).json(await add(req.body));
  res.setHeader("Allow", "GET, POST");
  return res.status(405).end();
}
