import type { NextApiRequest, NextApiResponse } from "next";
import { rateLimit } from "@/lib/limits";
import { complete } from "@/lib/ai";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    res.setHeader("Allow", "POST");
    return res.status(405).json({ error: "Method not allowed" });
  }

  const key = (req.headers["x-api-key"] as string) || "anonymous";
  const { success, remaining, reset } = await rateLimit(key);

  if (remaining < 10) {
    res.setHeader("X-RateLimit-Remaining", remaining);
  }
  if (!success) {
    res.setHeader("Retry-After", String(reset));
    return res.status(429).json({ error: "Too many requests" });
  }

  const { prompt } = req.body;
  if (!prompt) return res.status(400).json({ error: "Prompt is required" });

  if (key === "anonymous") {
    res.setHeader("X-Plan", "free");
  } else {
    res.setHeader("X-Plan", "paid");
  }

  const answer = await complete(prompt);
  return res.status(200).json({ answer });
}
