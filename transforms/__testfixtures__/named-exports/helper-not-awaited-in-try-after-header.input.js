import { db } from '@/lib/db'

async function createOrder(req, res) {
  const order = await db.order.create({ data: { sku: req.body.sku } })
  return res.status(201).json(order)
}

export default async function handler(req, res) {
  try {
    res.setHeader('Access-Control-Allow-Origin', '*')
    if (req.method !== 'POST') return res.status(405).end()
    return createOrder(req, res)
  } catch (error) {
    return res.status(500).json({ error: error.message })
  }
}
