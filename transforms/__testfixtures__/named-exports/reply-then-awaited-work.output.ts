import { NextResponse } from "next/server";
import { sendEmail } from "@/lib/mail";
import { db } from "@/lib/db";

export async function POST(req: Request) {
  const { email } = await req.json().catch(() => ({}));
  if (!email) {
    return NextResponse.json({ error: "Email is required" }, { status: 400 });
  }

  const subscriber = await db.subscriber.create({ data: { email } });
  const response = NextResponse.json({ id: subscriber.id }, { status: 202 });

  try {
    // the visitor doesn't have to wait for the mail
    await sendEmail({ to: email, subject: "Welcome!", text: "Thanks for joining." });
    await db.subscriber.update({ where: { id: subscriber.id }, data: { welcomed: true } });
  } catch (error) {
    console.error(error);
  }
  return response;
}
