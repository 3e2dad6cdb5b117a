import type { NextApiRequest, NextApiResponse } from "next";
import { track } from "@/lib/track";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    return res.status(405).json({ error: "Method not allowed" });
  }

  let body = req.body;
  if (typeof body === "string") {
    try {
      body = JSON.parse(body);
    } catch {
      return res.status(400).json({ error: "Invalid JSON" });
    }
  }

  const { name, tags = [] } = body;
  if (!name) return res.status(400).json({ error: "name is required" });
  track("import", { name, tags });
  return res.status(202).json({ name, tags });
}
