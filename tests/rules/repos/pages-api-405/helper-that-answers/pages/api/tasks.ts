import type { NextApiRequest, NextApiResponse } from "next";
import { add, list } from "../../lib/tasks";

import { methodNotAllowed } from "../../lib/respond";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") return res.status(200).json(await list());
  if (req.method === "POST") return res.status(201).json(await add(req.body));
  return methodNotAllowed(req, res, ["GET", "POST"]);
}
