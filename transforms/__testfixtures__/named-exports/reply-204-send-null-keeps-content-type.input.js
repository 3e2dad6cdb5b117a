import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'DELETE') return res.status(405).end()
  res.setHeader('Content-Type', 'text/plain')
  await db.post.deleteMany()
  if (req.query.quiet) res.setHeader('X-Quiet', '1')
  if (req.query.text) return res.status(204).send('')
  return res.status(204).send(null)
}
