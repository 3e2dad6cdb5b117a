import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";
import { audit } from "@/lib/log";

export async function GET(req: NextRequest) {
  await track(req);

  return NextResponse.json(await db.task.findMany());
}

export async function DELETE(req: NextRequest) {
  await track(req);
  await db.task.deleteMany({ where: { done: true } });
  return new Response(null, { status: 204 });
}

export async function POST(req: NextRequest) {
  await track(req);
  return NextResponse.json(
    await db.task.create({ data: { title: req.nextUrl.searchParams.get("text") ?? undefined } }),
    { status: 201 },
  );
}

async function track(req: NextRequest) {
  if (req.method !== "GET" && req.method !== "HEAD") {
    await audit("notes.changed", { ip: req.headers.get("x-forwarded-for") ?? undefined });
  }
  switch (req.method === "HEAD" ? "GET" : req.method) {
    case "GET":
      await audit("notes.read");
      break;
    case "DELETE":
      await audit("notes.cleared");
      break;
    default:
      await audit("notes.added");
  }
}
