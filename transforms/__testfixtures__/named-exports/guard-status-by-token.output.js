import { NextResponse } from "next/server";
import { verifyToken } from "@/lib/auth";
export async function GET(req) {
  const token = req.cookies.get("token")?.value;
  const user = token ? await verifyToken(token) : null;
  const isAdmin = user?.role === "admin";
  if (!isAdmin)
    return NextResponse.json({ error: token ? "Not allowed" : "Unauthorized" }, { status: token ? 403 : 401 });
  return NextResponse.json({ stats: 1 });
}

export async function DELETE(req) {
  const token = req.cookies.get("token")?.value;
  const user = token ? await verifyToken(token) : null;
  const isAdmin = user?.role === "admin";
  if (!isAdmin)
    return NextResponse.json({ error: token ? "Not allowed" : "Unauthorized" }, { status: token ? 403 : 401 });
  const body = await req.json().catch(() => ({}));
  const ids = body?.ids ?? req.nextUrl.searchParams.get("ids")?.split(",") ?? [];
  return NextResponse.json({ deleted: ids });
}
