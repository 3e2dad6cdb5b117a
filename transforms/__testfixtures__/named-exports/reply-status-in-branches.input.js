import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method === 'POST') {
    const { email } = req.body
    const existing = await db.subscriber.findUnique({ where: { email } })
    if (existing) {
      res.status(200)
    } else {
      await db.subscriber.create({ data: { email } })
      res.status(201)
      res.setHeader('Location', `/api/subscribers/${encodeURIComponent(email)}`)
    }
    res.json({ email, isNew: !existing })
  } else {
    res.status(405)
    res.end()
  }
}
