import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  try {
    const row = await db.order.findFirst({ where: { id: req.query.id } })
    res.status(200).json(row)
  } catch (e) {
    res.status(500).json({ error: e.message })
  } finally {
    await db.$disconnect()
    res.end()
  }
}
