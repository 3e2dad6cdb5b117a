import { db } from '@/lib/db'

const PREFIX = 'X-Shop'

export default async function handler(req, res) {
  res.setHeader(`${PREFIX}-State`, 'loading')
  const orders = await db.order.findMany()
  if (req.method !== 'GET') return res.status(405).end()
  res.setHeader(`${PREFIX}-State`, 'ready')
  res.status(200).json(orders)
}
