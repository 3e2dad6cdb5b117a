import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  let statusCode = 200
  const rows = await db.order.findMany({ where: { id: req.query.id } })
  if (!rows.length) statusCode = 204
  return res.status(statusCode).json(rows)
}
