import { type NextRequest, NextResponse } from "next/server";
import { verifyToken, type User } from "@/lib/auth";
interface AuthedRequest extends NextRequest {
  user?: User | null;
}
export async function POST(req: AuthedRequest) {
  req.user = await verifyToken(req.headers.get("authorization")?.split(" ")[1]);
  if (!req.user) return NextResponse.json({ error: "Unauthorized" }, { status: 401 });
  const { title } = (await req.json().catch(() => ({}))) as { title: string };
  return NextResponse.json({ title: title.trim(), by: req.user.id });
}
