import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method === 'GET') {
    const { page, ...filters } = req.query
    const customers = await db.customer.findMany({ where: { ...filters, active: true }, skip: page ? Number(page) : 0 })
    res.json(customers)
  } else if (req.method === 'POST') {
    const customer = await db.customer.create({ data: { ...req.query, ...req.body } })
    res.status(201).json(customer)
  } else {
    res.status(405).end()
  }
}
