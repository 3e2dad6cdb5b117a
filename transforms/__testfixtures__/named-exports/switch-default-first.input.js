import { db } from '@/lib/db'

export default async function handler(req, res) {
  switch (req.method) {
    default:
      return res.status(405).json({ error: 'Method not allowed' })
    case 'GET':
      return res.json(await db.lead.findMany())
    case 'POST':
      return res.status(201).json(await db.lead.create({ data: req.body }))
  }
}
