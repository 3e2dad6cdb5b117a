import { db } from '@/lib/db'

function checkKey(req, res) {
  const key = req.headers['x-api-key']
  if (!key) return res.status(401).json({ error: 'API key missing' })
  if (key !== 'k-123') return res.status(403).json({ error: 'API key invalid' })
}

export default async function handler(req, res) {
  const denied = checkKey(req, res)
  if (denied) return denied

  if (req.method === 'GET') {
    return res.status(200).json(await db.customer.findMany())
  }
  return res.status(405).json({ error: 'Method not allowed' })
}
