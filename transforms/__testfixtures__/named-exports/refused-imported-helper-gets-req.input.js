import { validateSignature } from '@/lib/signature'
import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  if (!validateSignature(req)) return res.status(403).json({ error: 'Bad signature' })
  await db.event.create({ data: req.body })
  res.status(200).json({ received: true })
}
