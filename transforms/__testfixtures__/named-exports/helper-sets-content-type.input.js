import { db } from '@/lib/db'

function startFeed(res) {
  res.setHeader('Content-Type', 'application/vnd.api+json')
  res.setHeader('Cache-Control', 'max-age=60')
}

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  startFeed(res)
  const posts = await db.post.findMany()
  if (req.query.raw) return res.end(JSON.stringify({ data: posts }))
  return res.json({ data: posts })
}
