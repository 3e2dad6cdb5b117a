import type { NextApiRequest, NextApiResponse } from "next";
import { add, list } from "../../lib/tasks";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "post") {
    return res.status(201).json(await add(req.body));
  } else if ("Get" == req.method) {
    return res.status(200).json(await list());
  }
  res.setHeader("Allow", "GET, POST");
  res.status(405).end();
}
