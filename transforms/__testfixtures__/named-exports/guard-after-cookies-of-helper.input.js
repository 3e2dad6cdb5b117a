import { db } from '@/lib/db'

function remember(res) {
  res.setHeader('Set-Cookie', ['seen=1; Path=/', 'plan=free; Path=/'])
}

function allowed(req, res) {
  if (!req.query.key) {
    res.status(400).json({ error: 'key is missing' })
    return false
  }
  res.setHeader('X-Key', req.query.key)
  return true
}

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  remember(res)
  if (!allowed(req, res)) return
  res.json(await db.product.findMany())
}
