import { db } from '@/lib/db'

const STATUS = { POST: 201, PUT: 200 }

export default async function handler(req, res) {
  if (!(req.method in STATUS)) {
    return res.status(405).json({ error: 'Method not allowed' })
  }
  const invoice = await db.invoice.upsert({
    where: { id: req.body.id ?? '0' },
    create: req.body,
    update: req.body,
  })
  return res.status(STATUS[req.method]).json(invoice)
}
