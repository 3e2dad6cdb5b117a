import { db } from '@/lib/db'

export default async function handler(req, res) {
  switch (true) {
    case req.method === 'GET':
      return res.json(await db.user.findMany())
    case req.method === 'POST' && !req.body.email:
      return res.status(400).json({ error: 'Email missing' })
    case req.method === 'POST':
      return res.status(201).json(await db.user.create({ data: req.body }))
    default:
      return res.status(405).end()
  }
}
