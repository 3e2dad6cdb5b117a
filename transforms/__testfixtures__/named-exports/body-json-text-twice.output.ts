import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function POST(req: Request) {
  try {
    const data = JSON.parse((await req.text()) || "{}");
    const body = typeof data === "string" ? JSON.parse(data) : data;
    const event = await db.event.create({ data: { name: body.name } });
    return NextResponse.json(event, { status: 201 });
  } catch (error) {
    return NextResponse.json({ error: "The body isn't JSON" }, { status: 400 });
  }
}
