import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  for (const id of req.body.ids || []) {
    if (id === 'missing') return res.json({ error: id })
    await db.order.delete({ where: { id } })
    res.status(207)
  }
  res.json({ ok: true })
}
