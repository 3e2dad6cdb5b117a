import { NextResponse } from "next/server";
import { z } from "zod";
import { sendEmail } from "@/lib/mail";

const contactSchema = z.object({
  name: z.string().min(1),
  email: z.string().email(),
  message: z.string().min(10),
});

export async function POST(req: Request) {
  const body = await req.json().catch(() => ({}));
  const result = contactSchema.safeParse(body);
  if (!result.success) {
    return NextResponse.json({ error: "Invalid input", details: result.error.flatten().fieldErrors }, { status: 400 });
  }

  const { name, email, message } = result.data;
  await sendEmail({ to: "hello@example.com", subject: `Message from ${name} <${email}>`, text: message });

  return NextResponse.json({ success: true });
}
