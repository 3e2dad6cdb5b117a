import { db } from '@/lib/db'
import { log } from '@/lib/log'

async function createOrder(req, res) {
  const order = await db.order.create({ data: { sku: req.body.sku } })
  return res.status(201).json(order)
}

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  try {
    return createOrder(req, res)
  } finally {
    log.info('done')
  }
}
