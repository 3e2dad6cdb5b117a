import type { NextApiRequest, NextApiResponse } from "next";
import { audit } from "@/lib/log";

export async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    return res.status(405).json({ error: "Method not allowed" });
  }
  await audit("feedback", req.body);
  return res.status(200).json({ ok: true });
}
