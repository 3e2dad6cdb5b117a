import { NextResponse } from "next/server";
import { sendMail } from "@/lib/mail";

export async function POST(req) {
  const { name, email, message } = await req.json().catch(() => ({}));

  if (!name || !email || !message) {
    return NextResponse.json({ error: "All fields are required" }, { status: 400 });
  }

  try {
    await sendMail({ to: "team@example.com", replyTo: email, subject: `Contact from ${name}`, text: message });
    return NextResponse.json({ ok: true });
  } catch (err) {
    return NextResponse.json({ error: "Failed to send message" }, { status: 500 });
  }
}
