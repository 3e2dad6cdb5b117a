import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  !req.query.id && res.status(400).json({ error: 'id' })
  const row = await db.order.findUnique({ where: { id: req.query.id } })
  res.json(row)
}
