import type { NextApiRequest, NextApiResponse } from "next";
import { add, list } from "../../lib/tasks";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    res.write("[]");
    res.end();
  }
}
