import { NextResponse } from "next/server";
import { sendEmail } from "@/lib/mail";
import { db } from "@/lib/db";

export async function POST(req: Request) {
  let response: Response | undefined;
  try {
    const body = await req.json().catch(() => ({}));
    const booking = await db.booking.create({ data: body });
    response = NextResponse.json({ booking }, { status: 201 });
    await sendEmail({ to: body.email, subject: "Your booking", text: `Number ${booking.id}` });
  } catch (error) {
    console.error("Booking failed:", error);
    return response ?? NextResponse.json({ error: "Booking failed" }, { status: 500 });
  }
  return response;
}
