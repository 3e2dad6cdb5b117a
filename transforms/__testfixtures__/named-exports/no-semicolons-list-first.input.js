import { db } from '@/lib/db'

export default async function handler(req, res) {
  const invoices = await db.invoice.findMany()
  if (req.method === 'GET') {
    ['X-Frame-Options', 'X-Robots-Tag'].forEach((name) => {
      res.setHeader(name, 'none')
    })
    return res.json(invoices)
  }
  if (req.method === 'DELETE') {
    [1, 2].forEach((id) => console.log(id))
    return res.status(204).end()
  }
  return res.status(405).end()
}
