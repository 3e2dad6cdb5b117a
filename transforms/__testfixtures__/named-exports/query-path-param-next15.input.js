import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  const invoice = await db.invoice.findUnique({ where: { id: req.query.invoiceId } })
  if (!invoice) return res.status(404).json({ error: `Invoice ${req.query.invoiceId} not found` })
  return res.status(200).json(invoice)
}
