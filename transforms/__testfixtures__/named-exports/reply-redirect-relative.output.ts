import type { NextRequest } from "next/server";
import { verifyToken } from "@/lib/auth";

// Magic link target
export async function GET(req: NextRequest) {
  const { searchParams } = req.nextUrl;
  const tokens = searchParams.getAll("token");
  const token = tokens.length > 1 ? tokens : tokens[0];
  const next = searchParams.get("next");

  if (!token || Array.isArray(token)) {
    return new Response(null, { status: 307, headers: { Location: "/login?error=missing_token" } });
  }

  const user = await verifyToken(token);
  if (!user) {
    return new Response(null, { status: 302, headers: { Location: `/login?error=expired` } });
  }

  return new Response(null, {
    status: 303,
    headers: {
      Location: String(typeof next === "string" && next.startsWith("/") ? next : "/dashboard"),
    },
  });
}
