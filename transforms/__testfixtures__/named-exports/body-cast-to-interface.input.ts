import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

interface CreateBookingBody {
  customerId: string;
  date: string;
  guests?: number;
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "POST") {
    const { customerId, date, guests = 2 } = req.body as CreateBookingBody;
    if (!customerId || !date) {
      return res.status(400).json({ error: "customerId and date are required" });
    }
    const booking = await db.booking.create({ data: { customerId, date, guests } });
    return res.status(201).json({ booking });
  }

  if (req.method === "PUT") {
    const body: Partial<CreateBookingBody> & { id: string } = req.body;
    const booking = await db.booking.update({ where: { id: body.id }, data: body });
    return res.status(200).json({ booking });
  }

  return res.status(405).json({ error: "Method not allowed" });
}
