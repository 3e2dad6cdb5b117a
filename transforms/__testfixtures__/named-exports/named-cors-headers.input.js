import { db } from '@/lib/db'

export async function GET(req, res) {
  res.setHeader('Access-Control-Allow-Origin', '*')
  res.setHeader('Access-Control-Allow-Methods', 'GET, POST')
  if (!req.query.id) {
    return res.status(400).json({ error: 'id is missing' })
  }
  return res.status(200).json(await db.order.findUnique({ where: { id: req.query.id } }))
}

export async function POST(req, res) {
  res.setHeader('Access-Control-Allow-Origin', '*')
  res.setHeader('Access-Control-Allow-Methods', 'GET, POST')
  if (!req.body.sku) {
    return res.status(400).json({ error: 'sku is missing' })
  }
  return res.status(201).json(await db.order.create({ data: { sku: req.body.sku } }))
}
