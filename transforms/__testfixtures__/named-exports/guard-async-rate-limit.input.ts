import type { NextApiRequest, NextApiResponse } from "next";
import { rateLimit } from "@/lib/limits";
import { complete } from "@/lib/ai";

async function allowed(req: NextApiRequest, res: NextApiResponse) {
  const { success, remaining } = await rateLimit(String(req.headers["x-forwarded-for"] ?? "unknown"));
  res.setHeader("X-RateLimit-Remaining", remaining);
  if (!success) {
    res.status(429).json({ error: "Too many requests" });
  }
  return success;
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).json({ error: "Method not allowed" });
  if (!(await allowed(req, res))) return;

  const { prompt } = req.body;
  if (!prompt) return res.status(400).json({ error: "Prompt is required" });
  res.status(200).json({ text: await complete(prompt) });
}
