import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  try {
    const row = await db.order.create({ data: req.body })
    res.status(200).json(row)
    await db.$disconnect()
  } catch (e) {
    if (!res.headersSent) {
      res.status(500).json({ error: 'x' })
    }
  }
}
