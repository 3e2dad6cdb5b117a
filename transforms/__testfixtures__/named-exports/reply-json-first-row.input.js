import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  const rows = await db.order.findMany({ where: { id: req.query.id } })
  res.status(200).json(rows[0])
}
