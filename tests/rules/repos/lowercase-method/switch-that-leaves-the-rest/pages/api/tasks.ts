import type { NextApiRequest, NextApiResponse } from "next";
import { add, list } from "../../lib/tasks";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case "get":
      return res.status(200).json(await list());
    case "post":
      return res.status(201).json(await add(req.body));
  }
}
