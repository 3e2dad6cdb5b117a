import type { NextApiRequest, NextApiResponse } from "next";
import { getParam } from "@/lib/params";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    const code = getParam(req, "code");
    const from = getParam(req, "from");
    return res.json({ code, from });
  }
  res.status(405).end();
}
