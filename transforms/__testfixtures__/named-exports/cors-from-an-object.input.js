import { db } from '@/lib/db'

const corsHeaders = {
  'Access-Control-Allow-Origin': 'https://shop.example',
  'Access-Control-Allow-Methods': 'GET,OPTIONS',
}

export default async function handler(req, res) {
  for (const [name, value] of Object.entries(corsHeaders)) {
    res.setHeader(name, value)
  }
  if (req.method === 'OPTIONS') {
    res.status(204).end()
    return
  }
  if (req.method === 'GET') {
    const { status } = req.query
    if (!status) return res.status(400).json({ error: 'status is needed' })
    return res.json(await db.task.findMany({ where: { status } }))
  }
  res.status(405).end()
}
