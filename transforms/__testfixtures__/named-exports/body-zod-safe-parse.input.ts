import type { NextApiRequest, NextApiResponse } from "next";
import { z } from "zod";
import { sendEmail } from "@/lib/mail";

const contactSchema = z.object({
  name: z.string().min(1),
  email: z.string().email(),
  message: z.string().min(10),
});

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    return res.status(405).json({ error: "Method not allowed" });
  }

  const result = contactSchema.safeParse(req.body);
  if (!result.success) {
    return res.status(400).json({ error: "Invalid input", details: result.error.flatten().fieldErrors });
  }

  const { name, email, message } = result.data;
  await sendEmail({ to: "hello@example.com", subject: `Message from ${name} <${email}>`, text: message });

  return res.status(200).json({ success: true });
}
