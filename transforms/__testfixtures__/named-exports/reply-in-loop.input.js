import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).json({ error: 'Method not allowed' })

  const { items } = req.body
  if (!Array.isArray(items) || items.length === 0) {
    return res.status(400).json({ error: 'Cart is empty' })
  }

  let total = 0
  for (const item of items) {
    const product = await db.product.findUnique({ where: { id: item.id } })
    if (!product) {
      return res.status(404).json({ error: `Product ${item.id} not found` })
    }
    if (item.quantity > 10) {
      res.setHeader('X-Rejected', item.id)
      return res.status(422).json({ error: 'Too many' })
    }
    total += item.quantity * 5
  }

  return res.status(200).json({ total })
}
