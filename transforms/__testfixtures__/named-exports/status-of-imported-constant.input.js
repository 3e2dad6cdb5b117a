import { EMPTY, NOT_FOUND } from '@/lib/limits'

export default function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  if (req.query.known) return res.status(NOT_FOUND).json({ error: 'unknown' })
  return res.status(EMPTY).json({ rows: [] })
}
