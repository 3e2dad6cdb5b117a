import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(): Promise<Response> {
  try {
    return NextResponse.json(await db.lead.findMany());
  } catch {
    return NextResponse.json({ error: "Failed to load the leads" }, { status: 500 });
  }
}

export async function POST(req: Request): Promise<Response> {
  const { action, email } = await req.json().catch(() => ({}));
  switch (action) {
    case "subscribe":
      try {
        const lead = await db.lead.create({ data: { email } });
        return NextResponse.json(lead, { status: 201 });
      } catch {
        return NextResponse.json({ error: "Failed to save the lead" }, { status: 500 });
      }
    case "check":
      if (email) {
        return NextResponse.json({ known: true });
      } else {
        return NextResponse.json({ error: "Whom?" }, { status: 400 });
      }
    default:
      return NextResponse.json({ error: "Unknown action" }, { status: 400 });
  }
}
