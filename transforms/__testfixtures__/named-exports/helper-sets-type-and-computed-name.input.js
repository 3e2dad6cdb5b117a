import { db } from '@/lib/db'

function startFeed(res, kind) {
  res.setHeader('Content-Type', 'application/vnd.api+json')
  res.setHeader(`X-Feed-${kind}`, '1')
}

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  startFeed(res, 'posts')
  return res.json({ data: await db.post.findMany() })
}
