import { NextResponse } from "next/server";
import { userFrom } from "@/lib/auth";
import { db } from "@/lib/db";
import { log } from "@/lib/log";

export async function GET(req: Request) {
  log(`${req.method} /api/tasks`);

  // Everyone must be signed in
  const user = await userFrom(req.headers.get("authorization") ?? undefined);
  if (!user) {
    return NextResponse.json({ error: "Unauthorized" }, { status: 401 });
  }

  return NextResponse.json(await db.task.findMany({ where: { owner: user.id } }));
}

export async function POST(req: Request) {
  log(`${req.method} /api/tasks`);

  // Everyone must be signed in
  const user = await userFrom(req.headers.get("authorization") ?? undefined);
  if (!user) {
    return NextResponse.json({ error: "Unauthorized" }, { status: 401 });
  }

  // Only admins may create tasks
  if (user.role !== "admin") {
    return NextResponse.json({ error: "Forbidden" }, { status: 403 });
  }
  return NextResponse.json(
    await db.task.create({ data: { ...(await req.json().catch(() => ({}))), owner: user.id } }),
    { status: 201 },
  );
}
