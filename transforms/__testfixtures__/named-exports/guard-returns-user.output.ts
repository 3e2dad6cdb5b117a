import { NextResponse } from "next/server";
import { verifyToken, type User } from "@/lib/auth";
import { db } from "@/lib/db";

async function authenticate(req: Request): Promise<User | Response> {
  const token = req.headers.get("authorization")?.replace("Bearer ", "");
  if (!token) {
    return NextResponse.json({ error: "Missing token" }, { status: 401 });
  }
  const user = await verifyToken(token);
  if (!user) {
    return NextResponse.json({ error: "Invalid token" }, { status: 403 });
  }
  return user;
}

export async function GET(req: Request) {
  const user = await authenticate(req);
  if (user instanceof Response) return user;

  return NextResponse.json({ user });
}

export async function PATCH(req: Request) {
  const user = await authenticate(req);
  if (user instanceof Response) return user;

  const { name } = await req.json().catch(() => ({}));
  const updated = await db.user.update({ where: { id: user.id }, data: { name } });
  return NextResponse.json(updated);
}
