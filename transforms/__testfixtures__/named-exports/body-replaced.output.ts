import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function POST(req: Request) {
  let body = await req.json().catch(() => ({}));
  body = { status: "open", ...body };
  if (!body.title) {
    return NextResponse.json({ error: "A title is needed" }, { status: 400 });
  }
  return NextResponse.json(await db.task.create({ data: body }), { status: 201 });
}

export async function PUT(req: Request) {
  let body = req.headers.get("content-type")?.includes("application/json")
    ? await req.json().catch(() => ({}))
    : await req.text();
  if (typeof body === "string") {
    body = JSON.parse(body);
  }
  const { title } = body;
  return NextResponse.json({ title });
}
