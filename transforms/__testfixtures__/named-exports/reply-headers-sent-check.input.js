import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).json({ error: 'Method not allowed' })
  try {
    const booking = await db.booking.create({ data: req.body })
    res.status(201).json(booking)
  } catch (error) {
    if (!res.headersSent) {
      res.status(500).json({ error: 'Could not save the booking' })
    }
  }
}
