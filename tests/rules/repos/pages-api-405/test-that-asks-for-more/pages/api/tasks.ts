import type { NextApiRequest, NextApiResponse } from "next";
import { add, list } from "../../lib/tasks";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET" && req.query.all) {
    res.status(200).json(await list());
  } else if (req.method === "POST") {
    res.status(201).json(await add(req.body));
  }
}
