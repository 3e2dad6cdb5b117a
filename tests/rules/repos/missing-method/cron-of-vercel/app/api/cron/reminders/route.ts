import { NextResponse } from "next/server";
import { sendReminders } from "@/lib/reminders";

export async function POST(request: Request) {
  if (request.headers.get("authorization") !== `Bearer ${process.env.CRON_SECRET}`) {
    return NextResponse.json({ error: "Unauthorized" }, { status: 401 });
  }
  return NextResponse.json({ sent: await sendReminders() });
}
