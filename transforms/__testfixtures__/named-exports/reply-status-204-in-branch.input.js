import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  const subscriber = await db.subscriber.findUnique({ where: { email: String(req.query.email) } })
  if (!subscriber) res.status(204)
  res.json(subscriber)
}
