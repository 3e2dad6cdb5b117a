import { db } from '@/lib/db'

// Echoes the filter back, so that the form can show it
export default async function handler(req, res) {
  if (req.method === 'POST') {
    const filter = req.headers['x-filter'] === 'query' ? req.query.filter : req.body.filter
    return res.status(202).json(filter)
  }
  if (req.method === 'PUT') {
    const filter = req.body.filter || req.query.filter
    await db.filter.create({ data: { filter } })
    return res.json(filter)
  }
  if (req.method === 'PATCH') {
    const filter = req.body.filter || 'all'
    return res.json(filter)
  }
  res.status(405).end()
}
