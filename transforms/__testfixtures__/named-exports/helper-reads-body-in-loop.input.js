import { db } from '@/lib/db'

function clean(req, field) {
  return String(req.body[field] ?? '').trim()
}

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).json({ error: 'Method not allowed' })
  const data = {}
  for (const field of ['name', 'email', 'city']) {
    data[field] = clean(req, field)
  }
  const customer = await db.customer.create({ data })
  return res.status(201).json(customer)
}
