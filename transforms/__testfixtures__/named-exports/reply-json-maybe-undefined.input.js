import { db } from '@/lib/db'

const prices = new Map([['free', 0], ['pro', 12]])

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  const { plan, customer } = req.query
  if (customer) {
    const row = await db.customer.findUnique({ where: { id: String(customer) } })
    return res.status(200).json(row?.name)
  }
  res.status(200).json(prices.get(String(plan)))
}
