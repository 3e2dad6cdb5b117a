import { orders } from '@/lib/shop'

export default function handler(req, res) {
  if (req.headers['x-admin-key'] !== 'dev-only') {
    return res.status(401).json({ error: 'Unauthorized' })
  }

  if (req.method === 'GET') {
    res.status(200).json({ orders })
  } else if (req.method === 'DELETE') {
    orders.length = 0
    res.status(204).end()
  } else {
    res.status(405).json({ error: 'Method not allowed' })
  }
}
