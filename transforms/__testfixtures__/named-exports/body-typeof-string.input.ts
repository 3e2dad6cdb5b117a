import type { NextApiRequest, NextApiResponse } from "next";
import { track } from "@/lib/track";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    return res.status(405).end();
  }

  // navigator.sendBeacon sends text/plain
  const body = typeof req.body === "string" ? JSON.parse(req.body) : req.body;
  const { event, properties } = body;

  if (!event) {
    return res.status(400).json({ error: "event is required" });
  }

  track(event, properties);
  return res.status(202).json({ ok: true });
}
