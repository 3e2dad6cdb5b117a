import type { NextApiRequest, NextApiResponse } from "next";

const settings: Record<string, unknown> = { theme: "light" };

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const verb = (req.method || "GET").toLowerCase();

  if (verb === "get") return res.json(settings);
  if (verb === "patch") {
    Object.assign(settings, req.body);
    return res.json(settings);
  }

  res.status(405).send("Method not allowed");
}
