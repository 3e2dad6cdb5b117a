import { db } from '@/lib/db'

function totalOf(items) {
  return items.reduce((sum, { price, quantity = 1 }) => sum + price * quantity, 0)
}

export default async function handler(req, res) {
  if (req.method !== 'POST') {
    return res.status(405).json({ error: 'Method not allowed' })
  }
  const { customer: { email } = {}, items = [] } = req.body
  const street = req.body.shipping?.address?.street ?? 'pick-up'
  if (!email) return res.status(400).json({ error: 'customer.email is required' })
  if (!req.body.items?.length) return res.status(400).json({ error: 'items is empty' })

  const order = await db.order.create({ data: { email, street, total: totalOf(items), note: req.body.note } })
  res.status(201).json({ id: order.id, total: totalOf(req.body.items) })
}
