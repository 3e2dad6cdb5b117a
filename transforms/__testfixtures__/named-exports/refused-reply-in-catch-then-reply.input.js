import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  await db.order.create({ data: req.body }).catch(() => {
    res.status(500).json({ error: 'failed' })
  })
  res.status(201).json({ ok: true })
}
