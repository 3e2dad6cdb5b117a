import { NextResponse } from "next/server";
const store = new Map<string, number[]>();
function getClientIp(req: Request) {
  const forwarded = req.headers.get("x-forwarded-for");
  if (typeof forwarded === "string") return forwarded.split(",")[0].trim();
  return "unknown";
}
export async function POST(req: Request) {
  const ip = getClientIp(req);
  const now = Date.now();
  const recent = (store.get(ip) ?? []).filter((t) => now - t < 1000);
  if (recent.length >= 5) return NextResponse.json({ error: "slow down" }, { status: 429 });
  store.set(ip, [...recent, now]);
  return NextResponse.json({ ok: true });
}
