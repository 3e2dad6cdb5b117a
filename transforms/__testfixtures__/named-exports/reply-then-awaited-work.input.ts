import type { NextApiRequest, NextApiResponse } from "next";
import { sendEmail } from "@/lib/mail";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    return res.status(405).json({ error: "Method not allowed" });
  }

  const { email } = req.body;
  if (!email) {
    return res.status(400).json({ error: "Email is required" });
  }

  const subscriber = await db.subscriber.create({ data: { email } });
  res.status(202).json({ id: subscriber.id });

  // the visitor doesn't have to wait for the mail
  await sendEmail({ to: email, subject: "Welcome!", text: "Thanks for joining." });
  await db.subscriber.update({ where: { id: subscriber.id }, data: { welcomed: true } });
}
