import { db } from '@/lib/db'

export default async function handler(req, res) {
  const cors = () => {
    res.setHeader('Access-Control-Allow-Origin', '*')
  }
  if (req.method === 'GET') {
    cors()
    const rows = await db.order.findMany()
    return res.status(200).json(rows)
  }
  res.status(405).end()
}
