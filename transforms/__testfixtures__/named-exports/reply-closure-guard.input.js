import { db } from '@/lib/db'

export default async function handler(req, res) {
  function check(value) {
    if (!value) {
      res.status(400).json({ error: 'no' })
      return false
    }
    return true
  }
  if (req.method === 'GET') {
    if (!check(req.query.id)) return
    const rows = await db.order.findMany()
    return res.status(200).json(rows)
  }
  res.status(405).end()
}
