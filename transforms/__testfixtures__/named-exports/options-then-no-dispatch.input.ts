import type { NextApiRequest, NextApiResponse } from "next";
import { log } from "@/lib/log";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  res.setHeader("Access-Control-Allow-Origin", "https://app.example.com");
  if (req.method === "OPTIONS") {
    res.setHeader("Access-Control-Allow-Methods", "POST");
    res.status(204).end();
    return;
  }

  const { event, properties = {} } = req.body;
  log(event, properties);
  res.status(202).json({ queued: true });
}
