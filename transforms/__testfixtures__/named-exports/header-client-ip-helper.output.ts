import { NextResponse } from "next/server";
const rateLimitMap = new Map<string, { count: number; resetTime: number }>();
function getIp(req: Request): string {
  const xff = req.headers.get("x-forwarded-for");
  const ip = xff?.split(",")[0];
  return (ip || "unknown").trim();
}
export async function POST(req: Request) {
  const ip = getIp(req);
  const now = Date.now();
  const entry = rateLimitMap.get(ip);
  if (entry && now < entry.resetTime) {
    if (entry.count >= 3) {
      return NextResponse.json(
        { error: "Too many requests" },
        {
          status: 429,
          headers: { "Retry-After": String(Math.ceil((entry.resetTime - now) / 1000)) },
        },
      );
    }
    entry.count++;
  } else {
    rateLimitMap.set(ip, { count: 1, resetTime: now + 60000 });
  }
  return NextResponse.json(
    { success: true },
    { headers: { "X-RateLimit-Remaining": String(3 - (rateLimitMap.get(ip)?.count ?? 0)) } },
  );
}
