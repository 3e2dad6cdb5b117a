import { type NextRequest, NextResponse } from "next/server";
import { verifyToken } from "@/lib/auth";
import { db } from "@/lib/db";

export async function GET(req: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const { headers, cookies } = req;
  const { id } = await params;

  const user = await verifyToken(headers.get("x-token")?.toString() ?? cookies.get("token")?.value);
  if (!user) return NextResponse.json({ error: "Unauthorized" }, { status: 401 });

  return NextResponse.json(await db.booking.findUnique({ where: { id, userId: user.id } }));
}

export async function PUT(req: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const body = await req.json().catch(() => ({}));
  const { headers, cookies } = req;
  const { id } = await params;
  const notify = req.nextUrl.searchParams.get("notify");

  const user = await verifyToken(headers.get("x-token")?.toString() ?? cookies.get("token")?.value);
  if (!user) return NextResponse.json({ error: "Unauthorized" }, { status: 401 });

  if (!body.date) return NextResponse.json({ error: "date is required" }, { status: 400 });
  return NextResponse.json(
    await db.booking.update({ where: { id }, data: { ...body, notify: notify === "1", by: user.id } }),
  );
}
