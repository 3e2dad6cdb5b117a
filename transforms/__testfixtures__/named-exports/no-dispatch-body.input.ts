import type { NextApiRequest, NextApiResponse } from 'next'
import { db } from '@/lib/db'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { name, email, date } = req.body

  const booking = await db.booking.create({
    data: { name, email, date },
  })

  res.status(201).json(booking)
}
