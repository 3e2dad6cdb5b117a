import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

const unauthorized = () => NextResponse.json({ error: "Unauthorized" }, { status: 401 });

export async function GET() {
  return unauthorized();
}

export async function POST(req: NextRequest) {
  const { email } = await req.json().catch(() => ({}));
  const lead = await db.lead.create({ data: { email, utm: req.cookies.get("utm")?.value } });
  return NextResponse.json(lead, { status: 201 });
}
