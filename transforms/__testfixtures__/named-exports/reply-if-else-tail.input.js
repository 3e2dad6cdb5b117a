import { db } from '@/lib/db'

export default async function handler(req, res) {
  const { method, query: { id } } = req

  if (method === 'GET') {
    const event = await db.event.findUnique({ where: { id } })
    if (event) {
      res.status(200).json(event)
    } else {
      res.status(404).json({ error: 'Event not found' })
    }
  } else {
    res.status(405).json({ error: 'Method not allowed' })
  }
}
