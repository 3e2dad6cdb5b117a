import { db } from '@/lib/db'

export default async function handler(req, res) {
  res.setHeader('Content-Type', 'application/json')
  if (req.method === 'DELETE') {
    await db.order.deleteMany()
    return res.status(204).end()
  }
  if (req.method === 'GET') {
    return res.status(200).end(JSON.stringify(await db.order.findMany()))
  }
  res.status(405).end()
}
