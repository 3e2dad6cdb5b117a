import { db } from '@/lib/db'

export default async function handler(req, res) {
  const load = async () => {
    const row = await db.order.findUnique({ where: { id: req.body.id } })
    if (!row) {
      res.status(404).json({ error: 'none' })
      return null
    }
    return row
  }
  if (req.method !== 'POST') return res.status(405).end()
  const row = await load()
  if (!row) return
  res.json({ row })
}
