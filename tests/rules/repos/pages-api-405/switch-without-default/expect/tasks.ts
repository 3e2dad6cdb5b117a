import type { NextApiRequest, NextApiResponse } from "next";
import { getServerSession } from "next-auth";
import { options } from "../../lib/auth";
import { add, list } from "../../lib/tasks";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const session = await getServerSession(req, res, options);
  if (!session) return res.status(401).json({ message: "Sign in" });
  switch (req.method) {
    case "GET":
      res.json(await list());
      break;
    case "POST": {
      res.status(201).json(await add(req.body));
      break;
    }
    default:
      res.setHeader("Allow", "GET, POST");
      res.status(405).json({ message: "Method not allowed" });
  }
}
