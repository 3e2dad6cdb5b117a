import type { NextApiRequest, NextApiResponse } from "next";
const store = new Map<string, number[]>();
function getClientIp(req: NextApiRequest) {
  const forwarded = req.headers["x-forwarded-for"];
  if (typeof forwarded === "string") return forwarded.split(",")[0].trim();
  if (Array.isArray(forwarded)) return forwarded[0];
  return req.socket.remoteAddress ?? "unknown";
}
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).json({ error: "Method not allowed" });
  const ip = getClientIp(req);
  const now = Date.now();
  const recent = (store.get(ip) ?? []).filter((t) => now - t < 1000);
  if (recent.length >= 5) return res.status(429).json({ error: "slow down" });
  store.set(ip, [...recent, now]);
  res.status(200).json({ ok: true });
}
