import type { NextApiHandler } from "next"
import { addBooking, availableSlots, cancelBooking } from "@/lib/bookings"

const handler: NextApiHandler = async (req, res) => {
  const { method, body, query } = req

  switch (method) {
    case "POST":
      if (!body.date || !body.time || !body.name) {
        return res.status(422).json({ error: "date, time and name are required" })
      }
      if (!availableSlots(body.date).includes(body.time)) {
        return res.status(409).json({ error: "This slot is no longer available" })
      }
      res.setHeader("Cache-Control", "no-store")
      return res.status(201).json(
        addBooking({ date: body.date, time: body.time, name: body.name, guests: body.guests ?? 2 }),
      )
    case "DELETE": {
      const booking = cancelBooking(String(query.id))
      return booking ? res.status(200).json(booking) : res.status(404).json({ error: "Booking not found" })
    }
    default:
      return res.status(405).json({ error: `Method ${method} not allowed` })
  }
}

export default handler
