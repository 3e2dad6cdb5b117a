import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  return NextResponse.json(await db.project.findMany());
}

export async function POST(req) {
  const body = await req.json().catch(() => ({}));
  return NextResponse.json(await db.project.create({ data: body }), {
    status: 201,
  });
}

export async function PATCH() {
  // Coming soon
  return NextResponse.json({ error: "Not implemented yet" }, { status: 501 });
}
