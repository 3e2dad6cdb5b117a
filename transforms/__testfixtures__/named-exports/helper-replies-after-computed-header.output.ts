import { NextResponse } from "next/server";
import { db } from "@/lib/db";

async function create(req: Request) {
  const { email } = await req.json().catch(() => ({}));
  const lead = await db.lead.create({ data: { email } });
  return NextResponse.json(lead, { status: 201 });
}

export async function GET() {
  return NextResponse.json([], { headers: { "X-Total": String(encodeURIComponent("1 of 2")) } });
}

export async function POST(req: Request) {
  const total = String(encodeURIComponent("1 of 2"));
  const response = await create(req);
  response.headers.set("X-Total", total);
  return response;
}
