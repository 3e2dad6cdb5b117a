import { db } from '@/lib/db'

// Echoes the filter back, so that the form can show it
export default async function handler(req, res) {
  if (req.method === 'POST') {
    const state = req.headers['x-source'] === 'query' ? req.query.state : req.body.state
    return res.status(202).json(state)
  }
  if (req.method === 'PUT') {
    const state = req.body.state || req.query.state
    await db.filter.create({ data: { state } })
    return res.json(state)
  }
  if (req.method === 'PATCH') {
    const state = req.body.state || 'all'
    return res.json(state)
  }
  res.status(405).end()
}
