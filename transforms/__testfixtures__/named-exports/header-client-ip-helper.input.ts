import type { NextApiRequest, NextApiResponse } from "next";
const rateLimitMap = new Map<string, { count: number; resetTime: number }>();
function getIp(req: NextApiRequest): string {
  const xff = req.headers["x-forwarded-for"];
  const ip = Array.isArray(xff) ? xff[0] : xff?.split(",")[0];
  return (ip || req.socket?.remoteAddress || "unknown").trim();
}
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).json({ error: "Method not allowed" });
  const ip = getIp(req);
  const now = Date.now();
  const entry = rateLimitMap.get(ip);
  if (entry && now < entry.resetTime) {
    if (entry.count >= 3) {
      res.setHeader("Retry-After", Math.ceil((entry.resetTime - now) / 1000));
      return res.status(429).json({ error: "Too many requests" });
    }
    entry.count++;
  } else {
    rateLimitMap.set(ip, { count: 1, resetTime: now + 60000 });
  }
  res.setHeader("X-RateLimit-Remaining", String(3 - (rateLimitMap.get(ip)?.count ?? 0)));
  res.json({ success: true });
}
