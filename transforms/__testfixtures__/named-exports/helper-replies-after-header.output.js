import { NextResponse } from "next/server";
import { db } from "@/lib/db";

async function list() {
  return NextResponse.json(await db.task.findMany());
}

async function create(req) {
  const body = await req.json().catch(() => ({}));
  if (!body.title) return NextResponse.json({ error: "title is missing" }, { status: 400 });
  const headers = new Headers();
  if (body.draft) headers.set("X-Draft", "yes");
  return NextResponse.json(await db.task.create({ data: body }), { status: 201, headers });
}

export async function GET() {
  const response = await list();
  response.headers.set("Cache-Control", "no-store");
  return response;
}

export async function POST(req) {
  const response = await create(req);
  response.headers.set("Cache-Control", "no-store");
  if (!response.headers.has("X-Draft")) response.headers.set("X-Draft", "no");
  return response;
}
