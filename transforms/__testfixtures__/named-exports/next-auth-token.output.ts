import { type NextRequest, NextResponse } from "next/server";
import { getToken } from "next-auth/jwt";

const secret = "only-for-this-example";

// pages/api/me.ts: who am I?
export async function GET(req: NextRequest) {
  const token = await getToken({ req, secret });
  if (!token) return NextResponse.json({ error: "Not signed in" }, { status: 401 });

  return NextResponse.json({ name: token.name ?? null, email: token.email ?? null });
}
