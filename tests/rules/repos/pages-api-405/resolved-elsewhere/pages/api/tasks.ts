import type { NextApiRequest, NextApiResponse } from "next";
import { add, list } from "../../lib/tasks";

import proxy from "../../lib/proxy";

export const config = { api: { externalResolver: true } };

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") return res.status(200).json([]);
}
