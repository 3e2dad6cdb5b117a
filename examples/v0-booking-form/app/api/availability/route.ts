import type { NextApiRequest, NextApiResponse } from "next"
import { availableSlots } from "@/lib/bookings"

export async function get(req: NextApiRequest, res: NextApiResponse) {
  const { date } = req.query

  if (!date) {
    return res.status(400).json({ error: "date is required" })
  }

  return res.status(200).json({ date, slots: availableSlots(String(date)) })
}
