import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method === 'GET') {
    return db.invoice
      .findMany({ where: { paid: req.query.paid === 'true' } })
      .then((invoices) => res.json(invoices))
      .catch((e) => res.status(500).json({ error: e.message }))
      .finally(() => db.$disconnect())
  }
  if (req.method === 'POST') {
    return db.invoice
      .create({ data: req.body })
      .then((invoice) => res.status(201).json(invoice))
      .catch((e) => res.status(500).json({ error: e.message }))
      .finally(() => db.$disconnect())
  }
  return res.status(405).end()
}
