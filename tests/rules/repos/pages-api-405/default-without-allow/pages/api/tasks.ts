import type { NextApiRequest, NextApiResponse } from "next";
import { add, list } from "../../lib/tasks";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    switch (req.method) {
      case "GET":
        return res.status(200).json(await list());
      case "PUT":
        return res.status(200).json(await add(req.body));
      default:
        // Nothing else is served.
        return res.status(405).end(`Method ${req.method} Not Allowed`);
    }
  } catch {
    return res.status(500).end();
  }
}
