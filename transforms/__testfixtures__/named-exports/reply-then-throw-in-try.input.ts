import type { NextApiRequest, NextApiResponse } from "next";
import { sendEmail } from "@/lib/mail";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    return res.status(405).json({ error: "Method not allowed" });
  }

  try {
    const booking = await db.booking.create({ data: req.body });
    res.status(201).json({ booking });
    await sendEmail({ to: req.body.email, subject: "Your booking", text: `Number ${booking.id}` });
  } catch (error) {
    console.error("Booking failed:", error);
    res.status(500).json({ error: "Booking failed" });
  }
}
