import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  await db.order.findUnique({ where: { id: req.query.id } }).then((row) => {
    if (row) res.json(row)
  })
  return res.status(404).json({ error: 'none' })
}
