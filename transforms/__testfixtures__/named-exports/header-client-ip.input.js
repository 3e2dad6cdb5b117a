import { rateLimit } from '@/lib/limits'
import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()

  const ip = req.headers['x-forwarded-for'] || req.socket.remoteAddress
  const { success } = await rateLimit(ip)
  if (!success) return res.status(429).json({ error: 'Slow down' })

  await db.message.create({ data: { text: req.body.text, ip } })
  res.status(201).json({ ok: true })
}
