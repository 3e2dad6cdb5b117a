import type { NextApiRequest, NextApiResponse } from "next";
import { withMethods } from "../../lib/respond";
import { add, list } from "../../lib/tasks";

async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") return res.status(200).json(await list());
  if (req.method === "POST") return res.status(201).json(await add(req.body));
}

export default withMethods(["GET", "POST"], handler);
