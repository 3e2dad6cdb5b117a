import { NextResponse } from "next/server";

export async function POST(request: Request) {
  const event = await request.text();
  return NextResponse.json({ received: event.length });
}
