import type { NextApiRequest, NextApiResponse } from "next";
import { list } from "../../lib/tasks";

function onlyGet(res: NextApiResponse) {
  res.setHeader("Allow", "GET");
  res.status(405).end();
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return onlyGet(res);
  res.status(200).json(await list());
}
