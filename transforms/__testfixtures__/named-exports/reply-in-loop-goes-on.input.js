import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  for (const id of req.body.ids || []) {
    const row = await db.order.findUnique({ where: { id } })
    if (!row) res.status(404).json({ error: id })
  }
  res.status(200).json({ ok: true })
}
