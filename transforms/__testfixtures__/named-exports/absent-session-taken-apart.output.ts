import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

const sessions = new Map([["t1", { user: { email: "ada@example.com", name: "Ada" }, roles: ["admin"] }]]);

export async function POST(req: NextRequest) {
  const session = sessions.get(req.cookies.get("token")?.value ?? "")!;
  const { email, name } = session.user;
  const role = session.roles[0];

  if (!session) {
    return new Response("Unauthorized", { status: 403 });
  }

  const { body } = await req.json().catch(() => ({}));
  const entry = await db.entry.create({ data: { email, name, role, body } });
  return NextResponse.json(entry, { status: 201 });
}

export async function GET(req: NextRequest) {
  const session = sessions.get(req.cookies.get("token")?.value ?? "")!;
  const { email, name } = session.user;
  const role = session.roles[0];

  if (!session) {
    return new Response("Unauthorized", { status: 403 });
  }

  return NextResponse.json({ entries: 2 });
}
