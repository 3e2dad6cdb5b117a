import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";
import { audit } from "@/lib/log";

export async function GET() {
  await trackGet();

  return NextResponse.json(await db.task.findMany());
}

export async function DELETE(req: NextRequest) {
  await trackDelete(req);
  await db.task.deleteMany({ where: { done: true } });
  return new Response(null, { status: 204 });
}

export async function POST(req: NextRequest) {
  await trackPost(req);
  return NextResponse.json(
    await db.task.create({ data: { title: req.nextUrl.searchParams.get("text") ?? undefined } }),
    { status: 201 },
  );
}

async function trackGet() {
  await audit("notes.read");
}

async function trackDelete(req: NextRequest) {
  await audit("notes.changed", { ip: req.headers.get("x-forwarded-for") ?? undefined });
  await audit("notes.cleared");
}

async function trackPost(req: NextRequest) {
  await audit("notes.changed", { ip: req.headers.get("x-forwarded-for") ?? undefined });
  await audit("notes.added");
}
